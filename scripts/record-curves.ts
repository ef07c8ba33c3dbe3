import { mkdirSync, writeFileSync } from "node:fs";
import { findChallenge } from "@/lib/challenges/catalogue";
import { append, type Curve, curveOf, EMPTY_CURVE } from "@/lib/learning/curve";
import type { Hyperparameters, Optimiser } from "@/lib/learning/hyperparameters";
import type { Activation, Network } from "@/lib/learning/network";
import type { RunSpec } from "@/lib/protocol/worker";
import { createPacing } from "@/lib/trainer/pacing";
import { totalSteps } from "@/lib/trainer/run-grid";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { trainingRun } from "@/lib/trainer/training-run";

type Asked = {
  challenge: string;
  units: number[];
  activation?: Activation;
  optimiser?: Optimiser;
  rate: number;
  batch?: number;
  epochs: number;
  seed?: number;
  /** Only the first so many training examples. */
  few?: number;
  /** Share of training labels that are wrong. */
  wrong?: number;
};
const A: Asked[] = [];
const add = (asked: Asked) => A.push(asked);
for (const rate of [0.0003, 0.003, 0.03, 0.1, 0.3, 1, 3, 10])
  add({ challenge: "moons", units: [8], rate, epochs: 60, batch: 20 });
for (const rate of [0.0001, 0.001, 0.01, 0.1, 1])
  add({ challenge: "moons", units: [16, 16], optimiser: "adam", rate, epochs: 60, batch: 20 });
for (const rate of [0.001, 0.03, 0.3, 1, 3])
  add({ challenge: "two-spirals", units: [16, 16], optimiser: "momentum", rate, epochs: 100, batch: 10 });
for (const rate of [0.00003, 0.001, 0.02, 0.3])
  add({ challenge: "two-spirals", units: [16, 16], optimiser: "adam", rate, epochs: 100, batch: 16 });
add({ challenge: "two-spirals", units: [], rate: 0.1, epochs: 60, batch: 20 });
add({ challenge: "two-spirals", units: [2], optimiser: "adam", rate: 0.02, epochs: 100, batch: 20 });
add({ challenge: "two-spirals", units: [3], rate: 0.1, epochs: 60, batch: 20 });
for (const rate of [0.0003, 0.003, 0.05, 0.3, 1, 3])
  add({ challenge: "noisy-curve", units: [16], rate, epochs: 200, batch: 10 });
for (const units of [[1], [64, 64], [256, 256]])
  add({ challenge: "noisy-curve", units, optimiser: "adam", rate: 0.01, epochs: 500, batch: 10 });
add({ challenge: "noisy-curve", units: [], rate: 0.1, epochs: 100, batch: 10 });
add({
  challenge: "noisy-curve",
  units: [64, 64],
  activation: "relu",
  optimiser: "adam",
  rate: 0.01,
  epochs: 500,
  batch: 30,
  few: 12,
});
add({
  challenge: "noisy-curve",
  units: [64, 64],
  activation: "tanh",
  optimiser: "adam",
  rate: 0.005,
  epochs: 500,
  batch: 30,
  few: 15,
});
for (const rate of [0.0003, 0.01, 0.1, 0.5, 3])
  add({ challenge: "glasses-or-rings", units: [32], activation: "relu", rate, epochs: 20, batch: 32 });
for (const rate of [0.00003, 0.001, 0.01, 0.1])
  add({
    challenge: "glasses-or-rings",
    units: [64],
    activation: "relu",
    optimiser: "adam",
    rate,
    epochs: 30,
    batch: 32,
  });
for (const units of [[16], [64], [256]])
  add({
    challenge: "glasses-or-rings",
    units,
    activation: "relu",
    optimiser: "adam",
    rate: 0.002,
    epochs: 60,
    batch: 20,
    few: 120,
    wrong: 0.1,
  });
for (const units of [[64], [128, 128]])
  add({
    challenge: "glasses-or-rings",
    units,
    activation: "relu",
    optimiser: "adam",
    rate: 0.0003,
    epochs: 80,
    batch: 20,
    few: 60,
    wrong: 0.15,
  });
for (const few of [20, 30, 40])
  add({
    challenge: "moons",
    units: [64, 64],
    activation: "relu",
    optimiser: "adam",
    rate: 0.01,
    epochs: 300,
    batch: 20,
    few,
    wrong: 0.1,
  });
for (const few of [40, 60])
  add({
    challenge: "two-spirals",
    units: [64, 64],
    activation: "relu",
    optimiser: "adam",
    rate: 0.01,
    epochs: 200,
    batch: 20,
    few,
  });
add({ challenge: "moons", units: [1], rate: 0.3, epochs: 60, batch: 20 });
add({ challenge: "moons", units: [], optimiser: "adam", rate: 0.05, epochs: 60, batch: 20 });
add({ challenge: "moons", units: [16], optimiser: "rmsprop", rate: 0.003, epochs: 60, batch: 20 });
add({ challenge: "moons", units: [16], optimiser: "rmsprop", rate: 0.3, epochs: 60, batch: 20 });
add({ challenge: "moons", units: [8, 8, 8], activation: "sigmoid", rate: 0.1, epochs: 60, batch: 20 });
add({ challenge: "two-spirals", units: [16, 16], activation: "sigmoid", rate: 0.3, epochs: 80, batch: 20 });
add({ challenge: "glasses-or-rings", units: [], rate: 0.05, epochs: 20, batch: 32 });
add({ challenge: "glasses-or-rings", units: [1], activation: "tanh", rate: 0.01, epochs: 10, batch: 32 });
add({
  challenge: "moons",
  units: [32],
  activation: "relu",
  optimiser: "momentum",
  rate: 0.8,
  epochs: 60,
  batch: 5,
});
add({
  challenge: "moons",
  units: [32, 32],
  activation: "relu",
  optimiser: "momentum",
  rate: 0.05,
  epochs: 100,
  batch: 20,
});
for (const rate of [0.3, 1, 5])
  add({ challenge: "noisy-curve", units: [16], activation: "relu", rate, epochs: 100, batch: 10 });
for (const rate of [1, 3]) add({ challenge: "noisy-curve", units: [], rate, epochs: 100, batch: 10 });
add({ challenge: "moons", units: [32, 32], activation: "relu", rate: 3, epochs: 60, batch: 10 });
add({
  challenge: "glasses-or-rings",
  units: [64],
  activation: "relu",
  optimiser: "momentum",
  rate: 1,
  epochs: 20,
  batch: 32,
});
add({
  challenge: "glasses-or-rings",
  units: [32],
  activation: "relu",
  optimiser: "momentum",
  rate: 0.003,
  epochs: 20,
  batch: 32,
});
add({ challenge: "noisy-curve", units: [16], optimiser: "adam", rate: 0.3, epochs: 100, batch: 5 });
add({ challenge: "noisy-curve", units: [32, 32], optimiser: "adam", rate: 0.003, epochs: 150, batch: 10 });

async function record(asked: Asked) {
  const challenge = findChallenge(asked.challenge)!;
  let train = challenge.makeSplit("train", 101);
  const validation = challenge.makeSplit("validation", 202);
  if (asked.few) {
    const width = train.features.length / train.count;
    train = {
      count: asked.few,
      features: train.features.slice(0, asked.few * width),
      labels: train.labels.slice(0, asked.few),
    };
  }
  if (asked.wrong) {
    const every = Math.round(1 / asked.wrong);
    train = {
      ...train,
      labels: train.labels.map((label, index) => (index % every === 3 ? 1 - label : label)),
    };
  }
  const network: Network = {
    layers: asked.units.map((units) => ({ kind: "dense", units, activation: asked.activation ?? "tanh" })),
  };
  const hyperparameters: Hyperparameters = {
    learningRate: asked.rate,
    optimiser: asked.optimiser ?? "sgd",
    batchSize: asked.batch ?? 20,
    epochs: asked.epochs,
    weightDecay: 0,
  };
  const spec: RunSpec = {
    task: challenge.task,
    featureShape: challenge.featureShape,
    network,
    hyperparameters,
    seed: asked.seed ?? 5,
  };
  const examples = { train, validation };
  const engine = (await openSimdEngine(spec, examples))!;
  const moments = trainingRun({
    spec,
    examples,
    engine: engine as never,
    replaceEngine: async () => engine as never,
    pacing: createPacing(totalSteps(spec, examples), "fast"),
    stopped: () => false,
    now: () => performance.now(),
    pause: async () => {},
  });
  let curve: Curve = EMPTY_CURVE;
  for (;;) {
    const { done, value } = await moments.next();
    if (done) return { ...asked, end: value.reason, curve };
    if (value.point) curve = append(curve, curveOf([value.point]));
  }
}
mkdirSync(process.argv[2], { recursive: true });
const all = [];
for (const asked of A) {
  const t = performance.now();
  const recorded = await record(asked);
  all.push(recorded);
  console.log(
    A.indexOf(asked),
    asked.challenge,
    asked.units.join("-"),
    asked.optimiser ?? "sgd",
    asked.rate,
    recorded.end,
    recorded.curve.step.length,
    Math.round(performance.now() - t),
    "ms",
  );
}
writeFileSync(`${process.argv[2]}/all.json`, JSON.stringify(all));
