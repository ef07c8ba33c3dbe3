import { expect, test } from "vitest";
import { checkDelay } from "./checks-due";

const verdict = (agrees: boolean) => ({
  verdict: { step: 1, validation: { loss: 1, score: 0, metric: 0 }, agrees, climbs: true },
});

test("after three refuted networks a seat waits a minute, then twice as long each time, up to sixteen minutes", () => {
  const minutes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 20].map((refuted) => {
    const runs = Array.from({ length: refuted }, () => verdict(false));
    return checkDelay([verdict(true), { verdict: null }, ...runs]) / 60_000;
  });
  expect(minutes).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 16, 16]);
});
