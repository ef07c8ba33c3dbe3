import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "./fingerprint.mjs";
import { ignoredBy } from "./ignored.mjs";

let folder;
const write = (file, text) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
const take = () => fingerprint(folder, ignoredBy("# made by the build\n/dist/\napp/made/\n*.tsbuildinfo\n"));

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "downhill-fingerprint-"));
  write("lib/one.ts", "1");
  write("lib/two.ts", "2");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a fingerprint stays while nothing changes, and changes with a byte, a name or a new file", () => {
  const first = take();
  expect(take()).toBe(first);
  write("lib/two.ts", "3");
  const second = take();
  write("lib/three.ts", "");
  expect(new Set([first, second, take()]).size).toBe(3);
  rmSync(path.join(folder, "lib/three.ts"));
  expect(take()).toBe(second);
});

test("what git ignores is in no fingerprint", () => {
  const before = take();
  write("dist/server.mjs", "built");
  write("app/made/words.ts", "built");
  write("tsconfig.tsbuildinfo", "{}");
  expect(take()).toBe(before);
  write("public/robots.txt", "");
  expect(take()).not.toBe(before);
});
