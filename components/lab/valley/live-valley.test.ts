import { expect, test } from "vitest";
import type { Valley, ValleySlice } from "@/lib/learning/training/valley";
import type { OnValley } from "@/lib/trainer/lens/surveyor";
import { createValleyKeeper } from "./live-valley";

const settle = () => new Promise((resume) => setTimeout(resume));
const grid = (size: number, step = 0) => ({ size, step }) as Valley;

/** A worker whose measurements the test controls. */
function measuring() {
  const asked: OnValley[] = [];
  const done = { slices: 0, stopped: 0, rests: [] as number[] };
  let time = 0;
  const keeper = createValleyKeeper({
    valley(onValley) {
      asked.push(onValley);
      return () => {
        done.stopped++;
        onValley(null, true);
      };
    },
    slice: async () => ({ step: done.slices++ }) as ValleySlice,
    now: () => time,
    pause: async (milliseconds) => void done.rests.push(milliseconds),
  });
  const answer = async (valley: Valley | null, isLast: boolean, after = 0) => {
    time += after;
    asked.at(-1)?.(valley, isLast);
    await settle();
  };
  return { keeper, asked, done, answer };
}

test("nothing is measured before it is on screen; then coarse grids are shown at once, and the slice after the last", async () => {
  const { keeper, asked, answer } = measuring();
  keeper.moved(false);
  expect(asked).toHaveLength(0);
  keeper.look(true);
  await answer(grid(11), false, 30);
  expect(keeper.store.getState()).toEqual({
    valley: grid(11),
    slice: null,
    measuring: true,
    refreshMs: null,
  });
  await answer(grid(41), true, 70);
  expect(keeper.store.getState()).toEqual({
    valley: grid(41),
    slice: { step: 0 },
    measuring: false,
    refreshMs: 100,
  });
  expect(asked).toHaveLength(1);
});

test("while the network trains it is measured repeatedly, and once more when it has stopped", async () => {
  const { keeper, asked, done, answer } = measuring();
  keeper.look(true);
  keeper.moved(true);
  for (const step of [1, 2, 3]) await answer(grid(41, step), true, 20 * step);
  // Training gets most of the time.
  expect({ asked: asked.length, rests: done.rests }).toEqual({ asked: 4, rests: [100, 120, 180] });
  keeper.moved(false);
  await answer(grid(41, 4), true);
  await answer(grid(41, 5), true);
  expect({ asked: asked.length, measuring: keeper.store.getState().measuring }).toEqual({
    asked: 5,
    measuring: false,
  });
  expect(keeper.store.getState().valley?.step).toBe(5);
});

test("measuring is cancelled when it goes off screen, and resumes when it is back", async () => {
  const { keeper, asked, done } = measuring();
  keeper.moved(false);
  keeper.look(true);
  keeper.look(false);
  await settle();
  expect({
    asked: asked.length,
    stopped: done.stopped,
    measuring: keeper.store.getState().measuring,
  }).toEqual({
    asked: 1,
    stopped: 1,
    measuring: false,
  });
  keeper.look(true);
  await settle();
  expect(asked).toHaveLength(2);
});

test("results that arrive after the network is gone are not shown", async () => {
  const { keeper, answer } = measuring();
  keeper.look(true);
  keeper.moved(true);
  await answer(grid(11), false);
  keeper.forget();
  await answer(grid(41), true);
  expect(keeper.store.getState()).toMatchObject({ valley: null, slice: null });
});
