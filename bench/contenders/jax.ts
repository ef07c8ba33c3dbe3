import { blockUntilReady, defaultDevice, grad, init, jit, lax, nn, numpy as np, tree } from "@jax-js/jax";
import type { LayerActivation, LayerPlan } from "@/lib/learning/network/layer-plan";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { type TrainingPlan, trainingPlan, weightLayout } from "@/lib/trainer/run/training-plan";
import { firstEpoch } from "./batches";
import type { OpenContender } from "./contender";

type Parameters = np.Array[];
/** Adam's memory, and β₁ and β₂ to the power of the steps done. */
type Memory = { means: np.Array[]; squares: np.Array[]; power1: np.Array; power2: np.Array };
type State = { parameters: Parameters; memory: Memory };

const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-7];

/** jax-js: gradient and update of one step in one function, compiled by `jit`, on batches that are already on the device. */
export function openJax(device: "wasm" | "webgpu"): OpenContender {
  return async (spec, examples) => {
    if (!(await init()).includes(device)) return null;
    defaultDevice(device);
    const plan = trainingPlan(spec);
    const batches = firstEpoch(spec, examples).map(({ features, targets }) => {
      const rows = plan.batchSize;
      const [height, width, channels] = plan.featureShape;
      // With one channel, "channels first" and "channels last" are the same in memory.
      const shape = plan.layers[0].kind === "conv2d" ? [channels, height, width] : [features.length / rows];
      return {
        features: np.array(features).reshape([rows, ...shape]),
        targets: np.array(targets).reshape([rows, targets.length / rows]),
      };
    });
    let state = beginning(plan, initialWeights(spec));
    const step = jit(stepOf(plan));
    let taken = 0;
    return {
      async train(steps) {
        for (let done = 0; done < steps; done++) {
          const { features, targets } = batches[taken++ % batches.length];
          state = step(state, features.ref, targets.ref) as State;
        }
        await blockUntilReady(state.parameters);
      },
      weights: () => flatWeights(plan, state.parameters),
    };
  };
}

function beginning(plan: TrainingPlan, weights: Float32Array): State {
  const parameters = weightLayout(plan.layers).flatMap(({ layer, rows, columns, matrix, biases, end }) => {
    const values = np.array(weights.slice(matrix, biases)).reshape([rows, columns]);
    return [inside(plan.layers[layer], values), np.array(weights.slice(biases, end))];
  });
  const zeros = () => parameters.map((parameter) => np.zeros(parameter.shape));
  const memory = { means: zeros(), squares: zeros(), power1: np.array(1), power2: np.array(1) };
  return { parameters, memory };
}

/** A layer's matrix in the layout of jax-js; for a convolution: filter, channel, row, column. */
function inside(layer: LayerPlan, matrix: np.Array): np.Array {
  if (layer.kind !== "conv2d") return matrix;
  const { kernel, input, output } = layer;
  return np.transpose(matrix.reshape([kernel, kernel, input.channels, output.channels]), [3, 2, 0, 1]);
}

async function flatWeights({ layers }: TrainingPlan, parameters: Parameters): Promise<Float32Array> {
  const kinds = weightLayout(layers).flatMap(({ layer }) => [layers[layer].kind, "bias"]);
  const all = await Promise.all(
    parameters.map((parameter, index) =>
      (kinds[index] === "conv2d" ? np.transpose(parameter.ref, [2, 3, 1, 0]) : parameter.ref).data(),
    ),
  );
  return Float32Array.from(all.flatMap((values) => Array.from(values as Float32Array)));
}

/** Every use of an array except the last takes a reference: jax-js frees an array after its last use. */
function stepOf(plan: TrainingPlan) {
  const loss = (parameters: Parameters, features: np.Array, targets: np.Array): np.Array => {
    const outputs = outputsOf(plan.layers, parameters, features);
    if (plan.loss === "mse") return np.mean(np.square(outputs.sub(targets)));
    const surprise = nn.logSoftmax(outputs).mul(targets);
    return np.sum(surprise).mul(-1 / plan.batchSize);
  };
  return ({ parameters, memory }: State, features: np.Array, targets: np.Array): State => {
    const gradients = grad(loss)(tree.ref(parameters), features, targets) as Parameters;
    if (plan.optimiser === "adam") return adam(plan, parameters, gradients, memory);
    const moved = parameters.map((parameter, index) =>
      parameter.sub(gradients[index].mul(plan.learningRate)),
    );
    return { parameters: moved, memory };
  };
}

function outputsOf(layers: readonly LayerPlan[], parameters: Parameters, features: np.Array): np.Array {
  let next = 0;
  return layers.reduce((values, layer) => {
    if (layer.kind === "dense") {
      const sums = np.matmul(values, parameters[next++]).add(parameters[next++]);
      return activated(sums, layer.activation);
    }
    if (layer.kind === "conv2d") {
      const sums = lax.conv(values, parameters[next++], [layer.stride, layer.stride], "VALID");
      const biases = parameters[next++].reshape([1, layer.output.channels, 1, 1]);
      return activated(sums.add(biases), layer.activation);
    }
    if (layer.kind === "max-pool") {
      const { size, stride } = layer;
      return lax.reduceWindow(values, (window) => np.max(window), [1, 1, size, size], [1, 1, stride, stride]);
    }
    // Flattened as in the other libraries: pixel by pixel, with the channels together.
    const rows = values.shape[0];
    return np.transpose(values, [0, 2, 3, 1]).reshape([rows, -1]);
  }, features);
}

function activated(sums: np.Array, activation: LayerActivation): np.Array {
  if (activation === "tanh") return np.tanh(sums);
  if (activation === "relu") return nn.relu(sums);
  if (activation === "linear") return sums;
  throw new Error(`No task has ${activation}.`);
}

function adam(plan: TrainingPlan, parameters: Parameters, gradients: Parameters, memory: Memory): State {
  const power1 = memory.power1.mul(BETA1);
  const power2 = memory.power2.mul(BETA2);
  const blended = (old: np.Array, share: number, news: np.Array) => old.mul(share).add(news.mul(1 - share));
  const means = gradients.map((gradient, index) => blended(memory.means[index], BETA1, gradient.ref));
  const squares = gradients.map((gradient, index) =>
    blended(memory.squares[index], BETA2, np.square(gradient)),
  );
  const rate = np.divide(plan.learningRate, np.subtract(1, power1.ref));
  const correction = np.reciprocal(np.subtract(1, power2.ref));
  const moved = parameters.map((parameter, index) => {
    const size = np.sqrt(squares[index].ref.mul(correction.ref)).add(EPSILON);
    return parameter.sub(means[index].ref.mul(rate.ref).div(size));
  });
  rate.dispose();
  correction.dispose();
  return { parameters: moved, memory: { means, squares, power1, power2 } };
}
