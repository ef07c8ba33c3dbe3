import { expect, test } from "vitest";
import { cardFile } from "./card-file";

test("a file is called by nickname and day, in letters that any file system allows", () => {
  const day = new Date(2026, 10, 3, 9);
  expect(
    ["Curious Otter", " ../a:b?.exe ", "ثعلب فضولي", "★", "x".repeat(90)].map((name) => cardFile(name, day)),
  ).toEqual([
    "downhill-Curious-Otter-2026-11-03.png",
    "downhill-a-b-exe-2026-11-03.png",
    "downhill-ثعلب-فضولي-2026-11-03.png",
    "downhill-2026-11-03.png",
    `downhill-${"x".repeat(40)}-2026-11-03.png`,
  ]);
});
