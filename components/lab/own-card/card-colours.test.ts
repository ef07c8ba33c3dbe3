import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CARD_COLOURS } from "./card-colours";

test("a card has the colours of the light theme", () => {
  const light = readFileSync("app/globals.css", "utf8").split("@variant dark")[0]!;
  const tokens = Object.keys(CARD_COLOURS).map((name) => [
    name,
    new RegExp(`\\n  --${name}: (.+);`).exec(light)?.[1],
  ]);
  expect(CARD_COLOURS).toEqual(Object.fromEntries(tokens));
});
