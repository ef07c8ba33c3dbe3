import { expect, test } from "vitest";
import { workingTree } from "./house/working-tree";

/** Folders that differ from machine to machine; `/usr/bin` and the like are the same everywhere. */
const OWN_FOLDER =
  /(^|[\s"'`(=:])(\/(home|root|Users|work|tmp|mnt|media|workspace)\/[\w.-]+|[A-Z]:\\[\w.-]+)/m;

test("no file names a place on somebody's own machine", () => {
  const found = [...workingTree()]
    .filter(([file]) => file !== "package-lock.json")
    .flatMap(([file, text]) => {
      const place = OWN_FOLDER.exec(text);
      return place ? [`${file}: ${place[2]}`] : [];
    });
  expect(found).toEqual([]);
});

test("such a place is found", () => {
  const home = ["", "home", "ada"].join("/");
  expect([`cd ${home}/downhill`, '"C:\\ada"'].map((text) => OWN_FOLDER.test(text))).toEqual([true, true]);
  expect(
    ["/usr/bin/chromium", `https://x.org${home}`, "/replay/ID"].some((text) => OWN_FOLDER.test(text)),
  ).toBe(false);
});
