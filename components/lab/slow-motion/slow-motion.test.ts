import { describe, expect, test } from "vitest";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { nextSkip } from "./playing";
import { sourceToOpen, type TraceSubject } from "./slow-motion";
import { keyAsksFor, STAGES, stageAfter } from "./stage-bar";

const settings: Settings = {
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 10, weightDecay: 0 },
};
const before: TraceSubject = { run: null, ordinal: 0, training: false, settings };
const during: TraceSubject = { ...before, run: 0, ordinal: 1, training: true };
const after: TraceSubject = { ...during, training: false };

describe("what is opened", () => {
  test("before any run it is the beginning, then the latest run", () => {
    expect([before, during, after].map((subject) => sourceToOpen(null, subject))).toEqual([
      "beginning",
      "run",
      "run",
    ]);
  });

  test("a new run takes the place of whatever was shown", () => {
    const shown = { source: "beginning", subject: before, walked: 3 } as const;
    expect(sourceToOpen(shown, during)).toBe("run");
    expect(sourceToOpen({ ...shown, source: "run", subject: after }, { ...during, run: 1 })).toBe("run");
  });

  test("when a run has ended, its last weights are shown, unless the student has stepped on from earlier ones", () => {
    const shown = { source: "run", subject: during } as const;
    expect(sourceToOpen({ ...shown, walked: 0 }, after)).toBe("run");
    expect(sourceToOpen({ ...shown, walked: 1 }, after)).toBeNull();
    expect(sourceToOpen({ ...shown, walked: 0 }, during)).toBeNull();
  });

  test("changed settings restart the beginning, and leave a run as it is", () => {
    const changed = { ...after, settings: { ...settings } };
    expect(sourceToOpen({ source: "beginning", subject: after, walked: 2 }, changed)).toBe("beginning");
    expect(sourceToOpen({ source: "beginning", subject: after, walked: 2 }, after)).toBeNull();
    expect(sourceToOpen({ source: "run", subject: after, walked: 2 }, changed)).toBeNull();
  });
});

test("the stages follow one another, and after the update comes the next step", () => {
  expect(STAGES.map(stageAfter)).toEqual(["loss", "backprop", "update", "next-step"]);
});

test("the arrow in reading direction and space move onward, the other arrow moves back", () => {
  const keys = ["ArrowRight", "ArrowLeft", " ", "a"];
  expect(keys.map((key) => keyAsksFor(key, "ltr"))).toEqual(["onward", "back", "onward", null]);
  expect(keys.map((key) => keyAsksFor(key, "rtl"))).toEqual(["back", "onward", "onward", null]);
});

test("at full speed, steps are skipped so that five per second are shown, without sudden jumps", () => {
  expect(nextSkip(0, 1)).toBe(4);
  expect(nextSkip(99, 100)).toBe(200);
  expect(nextSkip(999, 2_000)).toBe(100);
  expect(nextSkip(0, 900)).toBe(0);
});
