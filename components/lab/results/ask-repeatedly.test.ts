import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askRepeatedly } from "./ask-repeatedly";

const page = { visibilityState: "visible" };
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", page);
  page.visibilityState = "visible";
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Asks with answers that take 40 ms, and counts. */
function counted(rhythm: Partial<Parameters<typeof askRepeatedly>[1]> = {}) {
  const seen = { asked: 0, unwanted: 0 };
  const ask = async (isStopped: () => boolean) => {
    seen.asked++;
    await new Promise((resolve) => setTimeout(resolve, 40));
    if (isStopped()) seen.unwanted++;
  };
  return { seen, stop: askRepeatedly(ask, { again: true, rest: (took) => 2 * took, ...rhythm }) };
}

test("while a network trains it is asked again after its rest, and once when it does not", async () => {
  const [training, resting] = [counted(), counted({ again: false })];
  await vi.advanceTimersByTimeAsync(119);
  expect([training.seen.asked, resting.seen.asked]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(121);
  expect([training.seen.asked, resting.seen.asked]).toEqual([3, 1]);
  training.stop();
});

test("nothing is asked while the page is hidden, and it goes on when it is back", async () => {
  page.visibilityState = "hidden";
  const { seen, stop } = counted({ rest: () => 100 });
  await vi.advanceTimersByTimeAsync(350);
  expect(seen.asked).toBe(0);
  page.visibilityState = "visible";
  await vi.advanceTimersByTimeAsync(100);
  expect(seen.asked).toBe(1);
  stop();
});

test("an answer that comes after the end is known to be unwanted, and is the last", async () => {
  const { seen, stop } = counted();
  stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen).toEqual({ asked: 1, unwanted: 1 });
});

test("where it is wanted, a failure is followed by another try, though the network rests", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  let asked = 0;
  const stop = askRepeatedly(
    async () => {
      if (++asked < 3) throw new Error("no connection");
    },
    { again: false, rest: () => 10, retryMs: 500 },
  );
  await vi.advanceTimersByTimeAsync(5_000);
  expect([asked, warn.mock.calls.length]).toEqual([3, 2]);
  stop();
  warn.mockRestore();
});
