import { expect, test } from "vitest";
import { playerAction } from "./use-player-keys";

test("keys do what they do in a video player", () => {
  const at = (key: string) => playerAction(key, 60_000, 200_000);
  expect([" ", "k"].map(at)).toEqual([{ kind: "toggle" }, { kind: "toggle" }]);
  expect(["ArrowLeft", "ArrowRight", "j", "l", "0", "7", "Home", "End"].map(at)).toEqual(
    [55_000, 65_000, 50_000, 70_000, 0, 140_000, 0, 200_000].map((to) => ({ kind: "seek", to })),
  );
  expect([".", ","].map(at)).toEqual([
    { kind: "step", direction: "next" },
    { kind: "step", direction: "previous" },
  ]);
  expect([">", "<"].map(at)).toEqual([
    { kind: "speed", direction: "faster" },
    { kind: "speed", direction: "slower" },
  ]);
});

test("other keys are not the player's", () => {
  expect(["a", "Tab", "Enter", "F5", "ArrowUp", "10"].map((key) => playerAction(key, 0, 1))).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});
