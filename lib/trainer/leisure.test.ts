import { expect, test } from "vitest";
import { createLeisure } from "./leisure";

/** Works for `total` ms in pieces of `piece` ms, beside a training whose turns take `turn` ms; time passes only by work and pauses. */
async function work(total: number, piece: number, isTraining: boolean, turn = 8) {
  let time = 0;
  const stretches: number[] = [];
  let since = 0;
  const leisure = createLeisure({
    now: () => time,
    pause: async (milliseconds) => {
      stretches.push(time - since);
      time += milliseconds + (isTraining ? turn : 0);
      since = time;
    },
    isTraining: () => isTraining,
  });
  for (let pieces = 0; pieces < total / piece; pieces++) {
    time += piece;
    await leisure();
  }
  return { share: total / time, longest: Math.max(...stretches) };
}

test("beside a training other work takes a tenth of the time, in stretches that no step waits long for", async () => {
  const { share, longest } = await work(300, 0.1, true);
  expect(share).toBeGreaterThan(0.05);
  expect(share).toBeLessThan(0.11);
  expect(longest).toBeLessThan(2);
});

test("beside a training that waits for its device it waits as well, and takes no more", async () => {
  const { share } = await work(300, 0.1, true, 0);
  expect(share).toBeGreaterThan(0.05);
  expect(share).toBeLessThan(0.11);
});

test("work that comes in long pieces takes no more", async () => {
  const { share } = await work(300, 20, true);
  expect(share).toBeLessThan(0.11);
});

test("between runs it takes all of the time, and messages are heard every few milliseconds", async () => {
  const { share, longest } = await work(300, 0.1, false);
  expect(share).toBeCloseTo(1, 9);
  expect(longest).toBeLessThan(9);
});
