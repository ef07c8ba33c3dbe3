import { questionOf } from "@/components/lab/inside/inside-view";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Layer } from "@/lib/learning/network/network";
import type { NetworkInside } from "@/lib/learning/training/network-inside";
import type { Examples } from "@/lib/learning/training/training";
import { networkInside } from "@/lib/trainer/lens/inside";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

/** A network that was trained for a moment, and what was seen inside it. */
export type SampleInside = {
  readonly name: string;
  readonly challenge: ChallengeInfo;
  readonly examples: Examples;
  readonly answer: NetworkInside;
};

const dense = (units: number, activation: "tanh" | "relu" | "sigmoid" | "gelu"): Layer => ({
  ...{ kind: "dense", units, activation },
});

const NETWORKS: readonly { name: string; id: string; layers: Layer[]; steps: number }[] = [
  { name: "a plane", id: "two-spirals", layers: [dense(8, "tanh"), dense(6, "tanh")], steps: 1500 },
  {
    name: "a large network",
    id: "moons",
    layers: [dense(56, "relu"), dense(3, "gelu"), dense(24, "sigmoid"), dense(1, "relu")],
    steps: 60,
  },
  { name: "a curve", id: "noisy-curve", layers: [dense(5, "tanh"), dense(5, "relu")], steps: 1500 },
  { name: "pictures, dense", id: "drawn-digits", layers: [dense(64, "relu")], steps: 60 },
  {
    name: "pictures, convolution",
    id: "glasses-or-rings",
    layers: [
      { kind: "conv2d", filters: 8, kernel: 5, stride: 2, padding: "same", activation: "relu" },
      dense(8, "relu"),
    ],
    steps: 60,
  },
];

export function sampleInsides(): Promise<SampleInside[]> {
  return Promise.all(NETWORKS.map(look));
}

async function look({ name, id, layers, steps }: (typeof NETWORKS)[number]): Promise<SampleInside> {
  const found = findChallenge(id)!;
  const challenge = challengeInfo(found);
  const examples = { train: found.makeSplit("train", 1), validation: found.makeSplit("validation", 2) };
  const { task, featureShape, preset } = found;
  const hyperparameters = { ...preset.hyperparameters, learningRate: 0.01, optimiser: "adam" as const };
  const spec = { network: { layers }, hyperparameters, task, featureShape, seed: 3 };
  const engine = (await openSimdEngine(spec, examples))!;
  await engine.train(steps);
  const question = questionOf(challenge, examples);
  const answer = await networkInside(
    trainingPlan(spec).layers,
    await engine.weights(),
    question,
    async () => true,
  );
  return { name, challenge, examples, answer: answer! };
}
