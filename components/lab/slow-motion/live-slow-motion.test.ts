import { expect, test } from "vitest";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import { paperTrace } from "@/lib/testing/traces";
import { createSlowMotion, type TraceConditions } from "./live-slow-motion";

const settings: Settings = {
  network: { layers: [{ kind: "dense", units: 2, activation: "relu" }] },
  hyperparameters: { learningRate: 0.5, optimiser: "sgd", batchSize: 2, epochs: 1, weightDecay: 0 },
};
const before: TraceConditions = {
  subject: { run: null, ordinal: 0, training: false, settings },
  runSettings: null,
  ready: true,
};
const after: TraceConditions = {
  ...before,
  subject: { ...before.subject, run: 3, ordinal: 1 },
  runSettings: settings,
};

/** A lab whose worker gives the answers of the test, one after another. */
function lab(conditions: TraceConditions) {
  const asked: {
    from: "run" | "walk" | Settings;
    skip: number;
    answer: (trace: StepTrace | null) => void;
  }[] = [];
  const slowMotion = createSlowMotion(
    {
      challenge: {
        task: { kind: "regression" },
        counts: { train: 60, validation: 500, test: 2_000 },
        featureShape: [2],
      },
      ask: (from, skip) => new Promise((answer) => asked.push({ from, skip, answer })),
    },
    conditions,
  );
  /** Resolves when everything that follows from an answer has happened. */
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { slowMotion, asked, settle };
}

const { trace } = paperTrace();

test("a walk begins where it was opened and counts its steps", async () => {
  const { slowMotion, asked, settle } = lab(before);
  slowMotion.open("beginning");
  expect(asked[0]).toMatchObject({ from: settings, skip: 0 });
  expect(slowMotion.store.getState().waiting).toBe(true);
  asked[0].answer(trace);
  await settle();
  expect(slowMotion.store.getState()).toMatchObject({
    waiting: false,
    traced: { trace, source: "beginning", walked: 0 },
  });
  void slowMotion.next(9);
  const later = { ...trace, step: 10 };
  asked[1].answer(later);
  await settle();
  expect(asked[1]).toMatchObject({ from: "walk", skip: 9 });
  expect(slowMotion.store.getState().traced).toMatchObject({ trace: later, walked: 10 });
});

test("an answer that nobody is waiting for any more is dropped", async () => {
  const { slowMotion, asked, settle } = lab(after);
  slowMotion.open("beginning");
  slowMotion.open("run");
  asked[1].answer({ ...trace, step: 50 });
  await settle();
  asked[0].answer(trace);
  await settle();
  expect(slowMotion.store.getState().traced).toMatchObject({ source: "run", trace: { step: 50 } });
});

test("a run whose network is missing or has been replaced shows the beginning", async () => {
  for (const answer of [null, { ...trace, layers: [] }]) {
    const { slowMotion, asked, settle } = lab(after);
    slowMotion.open("run");
    asked[0].answer(answer);
    await settle();
    asked[1].answer(trace);
    await settle();
    expect(asked.map(({ from }) => from)).toEqual(["run", settings]);
    expect(slowMotion.store.getState().traced).toMatchObject({ source: "beginning", subject: { run: 3 } });
  }
});

test("where there is nothing to show, it says so until something changes", async () => {
  const misfit: Settings = { ...settings, network: { layers: [{ kind: "max-pool", size: 2, stride: 2 }] } };
  const { slowMotion, asked, settle } = lab({ ...before, subject: { ...before.subject, settings: misfit } });
  let changes = 0;
  slowMotion.store.subscribe(() => changes++);
  slowMotion.open("beginning");
  await settle();
  expect(asked).toEqual([]);
  expect(slowMotion.store.getState()).toMatchObject({ failed: true, waiting: false });
  slowMotion.update(before);
  expect(slowMotion.store.getState().failed).toBe(false);
  expect(changes).toBe(3);
});
