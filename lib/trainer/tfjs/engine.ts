import type { Split } from "@/lib/learning/examples/split";
import { featureWidth } from "@/lib/learning/network/network";
import type { TrainState } from "@/lib/learning/training/training";
import { createBatchOrder } from "../run/batch-order";
import { DeviceLost, type OpenEngine } from "../run/engine";
import { initialWeights } from "../run/initial-weights";
import { trainingPlan } from "../run/training-plan";
import * as tf from "./core";
import { createDescent } from "./descent";
import { createNetwork } from "./network";
import { createSlope, labelTensor } from "./slope";
import { type Backend, openWebgl } from "./webgl";

const NAME = "tfjs-webgl";

/** TensorFlow.js on WebGL: for the student's GPU where there is no WebGPU. */
export const openTfjsEngine: OpenEngine = tfjsEngine(openWebgl);

/** TensorFlow.js on a backend, with our own training loop; everything stays on the device from the first step to the last. */
export function tfjsEngine(openBackend: () => Promise<Backend | null>): OpenEngine {
  return async (spec, examples, from) => {
    const plan = trainingPlan(spec);
    const backend = await openBackend();
    if (!backend || backend.isLost()) return null;

    /** Does synchronous work. Throws `DeviceLost` instead of returning what a lost device answers. */
    const onDevice = async <Result>(work: () => Result): Promise<Result> => {
      const answer = Promise.resolve().then(work);
      // Neither a result nor an error means anything if the device was lost meanwhile.
      await answer.catch(() => {});
      if (backend.isLost()) throw new DeviceLost(NAME);
      return answer;
    };
    /** A copy of a tensor's numbers: the originals may lie in memory that the next step overwrites. */
    const read = (compute: () => tf.Tensor) =>
      onDevice(() => tf.tidy(() => compute().dataSync<"float32">().slice()));

    const width = featureWidth(spec.featureShape);
    const upload = (split: Split) => tf.tensor2d(Float32Array.from(split.features), [split.count, width]);
    const network = createNetwork(plan);
    const { inputs, labels, descent } = await onDevice(() => ({
      inputs: { train: upload(examples.train), validation: upload(examples.validation) },
      labels: labelTensor(examples.train.labels, spec.task),
      descent: createDescent(plan, network, from ?? beginning(initialWeights(spec))),
    }));
    const slope = createSlope(plan, network, inputs.train, labels);
    const { batchSize } = spec.hyperparameters;
    const order = createBatchOrder(spec.seed, examples.train.count, batchSize, from?.step);
    const outputs = (rows: tf.Tensor2D) => network.outputs(descent.parameters(), rows, new Map());

    const step = (): tf.Scalar =>
      tf.tidy(() => {
        const { loss, gradients } = slope(descent.parameters(), order.next(), descent.steps);
        descent.step(gradients);
        return loss;
      });

    return {
      name: NAME,
      deviceName: backend.deviceName,
      async train(steps) {
        if (steps === 0) return;
        // Reading one number waits for the device, so its queue never holds more than these steps.
        await read(() => {
          for (let left = steps; left > 1; left--) step().dispose();
          return step();
        });
      },
      outputs: (split, from, rows) => read(() => outputs(tf.slice(inputs[split], [from, 0], [rows, -1]))),
      predict: (values, count) => read(() => outputs(tf.tensor2d(Float32Array.from(values), [count, width]))),
      weights: () => read(() => descent.weights()),
      async trainState() {
        let step = 0;
        const state = await read(() => {
          step = descent.steps;
          return descent.state();
        });
        const count = state.length / 3;
        return {
          step,
          weights: state.slice(0, count),
          firstMemory: state.slice(count, 2 * count),
          secondMemory: state.slice(2 * count),
        };
      },
      async gradients(batch) {
        const numbers = await read(() => {
          const found = slope(descent.parameters(), Int32Array.from(batch), descent.steps);
          return tf.concat1d([tf.reshape(found.loss, [1]), network.join(found.gradients)]);
        });
        return { loss: numbers[0]!, gradients: numbers.slice(1) };
      },
      dispose() {
        descent.dispose();
        tf.dispose([inputs.train, inputs.validation, labels]);
      },
    };
  };
}

function beginning(weights: Float32Array): TrainState {
  const none = new Float32Array(weights.length);
  return { step: 0, weights, firstMemory: none, secondMemory: none };
}
