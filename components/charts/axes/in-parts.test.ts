import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { inParts } from "./chart-canvas";

/** Frames run when the test says so, and the clock advances by a millisecond for each part. */
let frames: (() => void)[] = [];
let clock = 0;
beforeEach(() => {
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (done: () => void) => frames.push(done));
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => void frames.splice(frame - 1, 1));
  vi.spyOn(performance, "now").mockImplementation(() => clock);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function start(count: number, shareMs: number) {
  const heard: (number | "done")[] = [];
  function* parts() {
    for (let part = 0; part < count; part++) {
      heard.push(part);
      yield;
    }
  }
  const settle = () => void clock++;
  const abort = inParts(parts(), shareMs, settle, () => heard.push("done"));
  const nextFrame = () => frames.shift()?.();
  return { heard, abort, nextFrame };
}

test("each frame runs as many parts as fit in its share, and `done` is called once, after the last", () => {
  const { heard, nextFrame } = start(5, 2);
  expect(heard).toEqual([0, 1]);
  nextFrame();
  expect(heard).toEqual([0, 1, 2, 3]);
  nextFrame();
  expect(heard).toEqual([0, 1, 2, 3, 4, "done"]);
  expect(frames).toEqual([]);
});

test("without a limit everything is done at once, and no parts are done immediately", () => {
  expect(start(100, Number.POSITIVE_INFINITY).heard.at(-1)).toBe("done");
  expect(start(0, 0).heard).toEqual(["done"]);
});

test("after an abort nothing more happens", () => {
  const { heard, abort, nextFrame } = start(5, 1);
  abort();
  nextFrame();
  expect(heard).toEqual([0]);
});
