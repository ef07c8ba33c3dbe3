import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Layer } from "@/lib/learning/network/network";
import type { Hyperparameters, Settings } from "@/lib/learning/training/hyperparameters";

/** How many ghosts run on each set of a challenge's examples. */
export const GHOSTS = 8;

/**
 * What the ghosts of a challenge train: settings as a class would choose them, from the lab's own to some that are too slow, too fast, too small or
 * too large. In this order, so that the number of a ghost says what it trains.
 */
export function ghostSettings({ view, preset }: Pick<ChallengeInfo, "view" | "preset">): readonly Settings[] {
  const { network, hyperparameters } = preset;
  const rate = hyperparameters.learningRate;
  const adam: Hyperparameters = { ...hyperparameters, optimiser: "adam", learningRate: 0.005 };
  const crawling = { network, hyperparameters: { ...hyperparameters, learningRate: rate / 10 } };
  const tripled = { network, hyperparameters: { ...hyperparameters, learningRate: Math.min(3, 3 * rate) } };
  const smaller = { network: withUnits(preset, 0.25), hyperparameters };
  switch (view) {
    case "pictures":
      return [
        ...[preset, crawling, tripled, smaller],
        { network: withUnits(preset, 2), hyperparameters: { ...adam, learningRate: 0.002 } },
        { network: { layers: [CONVOLUTION, POOL] }, hyperparameters: { ...adam, learningRate: 0.003 } },
        {
          network: { layers: [...network.layers, { kind: "dropout", rate: 0.3 }] },
          hyperparameters: { ...adam, learningRate: 0.002 },
        },
        { network: withUnits(preset, 0.5), hyperparameters: { ...adam, learningRate: 0.05 } },
      ];
    case "letters":
      return [
        ...[crawling, smaller],
        { network, hyperparameters: { ...hyperparameters, learningRate: 0.02 } },
        { network: read(2, null, 16), hyperparameters },
        { network: read(3, 4, 32), hyperparameters },
        { network: read(5, 8, 48), hyperparameters },
        { network: read(4, null, 24), hyperparameters: { ...hyperparameters, weightDecay: 0.01 } },
        {
          network: read(1, null, 16),
          hyperparameters: { ...hyperparameters, optimiser: "sgd", learningRate: 0.1 },
        },
      ];
    default:
      return [
        ...[preset, crawling, tripled, smaller],
        { network: withUnits(preset, 4), hyperparameters: adam },
        { network: tanh(8, 8), hyperparameters: { ...adam, learningRate: 0.02 } },
        { network: tanh(32, 32), hyperparameters: { ...hyperparameters, optimiser: "momentum" } },
        { network, hyperparameters: { ...hyperparameters, learningRate: Math.min(10, 100 * rate) } },
      ];
  }
}

const CONVOLUTION: Layer = {
  ...{ kind: "conv2d", filters: 6, kernel: 5, stride: 2, padding: "same", activation: "relu" },
};
const POOL: Layer = { kind: "max-pool", size: 2, stride: 2 };

/** The network with so many times the units in each of its dense layers. */
function withUnits({ network }: Settings, factor: number): Settings["network"] {
  const layers = network.layers.map(
    (layer): Layer =>
      layer.kind === "dense" ? { ...layer, units: Math.max(1, Math.round(factor * layer.units)) } : layer,
  );
  return { layers };
}

function tanh(...units: readonly number[]): Settings["network"] {
  return { layers: units.map((units): Layer => ({ kind: "dense", units, activation: "tanh" })) };
}

/** A network that reads so many letters, one-hot or as so many numbers each. */
function read(length: number, embedding: number | null, units: number): Settings["network"] {
  return {
    layers: [
      { kind: "context", length, embedding },
      { kind: "dense", units, activation: "tanh" },
    ],
  };
}
