import { expect, test } from "vitest";
import { NO_PROGRESS, openProgress } from "./practice-storage";

// Where there is no IndexedDB, as here, it is as in a browser that forbids it. What a browser keeps is in e2e/alone.spec.ts.

test("where nothing can be kept, that is said, and what was reached lasts as long as the page", async () => {
  const progress = openProgress();
  progress.change("moons", (before) => ({ ...before, best: 90, beaten: [1, 4] }));
  await expect.poll(() => progress.store.getState().kept).toBe(false);
  progress.change("moons", (before) => ({ ...before, test: 88.5 }));
  expect(progress.of("moons")).toEqual({ ...NO_PROGRESS, best: 90, beaten: [1, 4], test: 88.5 });
  expect(progress.of("iris-2")).toEqual(NO_PROGRESS);
  await progress.forget();
  expect(progress.store.getState()).toEqual({ kept: false, byChallenge: {} });
  progress.close();
});
