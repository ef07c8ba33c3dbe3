import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import type { Layer } from "@/lib/learning/network/network";
import type { Seed } from "@/lib/learning/numbers/random";
import { type Hyperparameters, type Settings, stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

/** A network as a student might choose it, and what it is called in a table. */
export type Reference = Settings & { readonly name: string };

/** Three sizes of network for a challenge, and a convolution for pictures. */
export function referencesFor({ view, preset }: Challenge): Reference[] {
  switch (view) {
    case "pictures": {
      const hyperparameters: Hyperparameters = {
        ...{ learningRate: 0.002, optimiser: "adam", batchSize: 32, epochs: 8, weightDecay: 0 },
      };
      const convolution: Layer[] = [
        { kind: "conv2d", filters: 8, kernel: 5, stride: 2, padding: "same", activation: "relu" },
        { kind: "max-pool", size: 2, stride: 2 },
        { kind: "dense", units: 32, activation: "relu" },
      ];
      const convolutional = { name: "convolution", network: { layers: convolution }, hyperparameters };
      return [...[4, 16, 128].map((units) => dense([units], "relu", hyperparameters)), convolutional];
    }
    case "letters":
      return [8, 32, 128].map((units) => ({
        name: `${units} units`,
        network: {
          layers: [
            { kind: "context", length: 8, embedding: null },
            { kind: "dense", units, activation: "tanh" },
          ],
        },
        hyperparameters: { ...preset.hyperparameters, epochs: 10 },
      }));
    default: {
      const { batchSize } = preset.hyperparameters;
      const hyperparameters: Hyperparameters = {
        ...{ learningRate: 0.01, optimiser: "adam", batchSize, epochs: 60, weightDecay: 0 },
      };
      return [[4], [16], [64, 64]].map((units) => dense(units, "tanh", hyperparameters));
    }
  }
}

function dense(
  units: readonly number[],
  activation: "relu" | "tanh",
  hyperparameters: Hyperparameters,
): Reference {
  return {
    name: `${units.join(" + ")} units`,
    network: { layers: units.map((units) => ({ kind: "dense", units, activation })) },
    hyperparameters,
  };
}

/** Trains a reference network on `train` and yields, after each epoch, its outputs on each of the other splits. */
export async function* outputsByEpoch(
  { task, featureShape }: Challenge,
  { network, hyperparameters }: Reference,
  train: Split,
  others: readonly Split[],
  seed: Seed,
): AsyncGenerator<readonly Float32Array[]> {
  const spec = { network, hyperparameters, task, featureShape, seed };
  const engine = (await openSimdEngine(spec, { train, validation: joined(others) }))!;
  const steps = stepsPerEpoch(train.count, hyperparameters.batchSize);
  for (let epoch = 0; epoch < hyperparameters.epochs; epoch++) {
    await engine.train(steps);
    const outputs: Float32Array[] = [];
    let from = 0;
    for (const { count } of others) {
      outputs.push((await engine.outputs("validation", from, count)).slice());
      from += count;
    }
    yield outputs;
  }
  engine.dispose();
}

function joined(splits: readonly Split[]): Split {
  const [first] = splits;
  if (splits.length === 1 && first) return first;
  const all = (column: "features" | "labels") => {
    const parts = splits.map((split) => split[column]);
    const values = new (parts[0] instanceof Uint8Array ? Uint8Array : Float32Array)(
      parts.reduce((sum, { length }) => sum + length, 0),
    );
    let at = 0;
    for (const part of parts) {
      values.set(part, at);
      at += part.length;
    }
    return values;
  };
  return {
    count: splits.reduce((sum, { count }) => sum + count, 0),
    features: all("features"),
    labels: all("labels"),
  };
}
