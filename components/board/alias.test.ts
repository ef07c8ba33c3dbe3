import { expect, test } from "vitest";
import { aliasOf } from "./names";

test("a seat has the same alias on every screen, and no other seat has it", () => {
  const animals = ["Otter", "Lynx", "Owl"];
  expect([0, 1, 2, 3, 5].map((seat) => aliasOf(seat, animals))).toEqual([
    "Otter",
    "Lynx",
    "Owl",
    "Otter 2",
    "Owl 2",
  ]);
  expect(aliasOf(4, [])).toBe("5");
});
