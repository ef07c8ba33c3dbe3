import type { Split } from "@/lib/learning/examples/split";
import { featureCount } from "@/lib/learning/network/network";
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

/** TensorFlow.js on WebGL: the student's own GPU on a page that has no WebGPU. */
export const openTfjsEngine: OpenEngine = tfjsEngine(openWebgl);

/** TensorFlow.js on a backend: a loop of our own, everything on the device from the first step to the last. */
export function tfjsEngine(openBackend: () => Promise<Backend | null>): OpenEngine {
  return async (spec, examples, from) => {
    const plan = trainingPlan(spec);
    const backend = await openBackend();
    if (!backend || backend.isLost()) return null;

    /** Does work that waits for nothing. What a lost device answers is never returned. */
    const onDevice = async <Result>(work: () => Result): Promise<Result> => {
      const answer = Promise.resolve().then(work);
      // Whether it worked or not says nothing until the device is known to be there still.
      await answer.catch(() => {});
      if (backend.isLost()) throw new DeviceLost(NAME);
      return answer;
    };
    /** The numbers of a tensor, in a copy: the tensor's own may lie in memory that the next step overwrites. */
    const read = (compute: () => tf.Tensor) =>
      onDevice(() => tf.tidy(() => compute().dataSync<"float32">().slice()));

    const width = featureCount(spec.featureShape);
    const upload = (split: Split) => tf.tensor2d(split.features, [split.count, width]);
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
        // Reading one number waits for the device: a GPU's queue never holds more than these steps.
        await read(() => {
          for (let left = steps; left > 1; left--) step().dispose();
          return step();
        });
      },
      outputs: (split, from, rows) => read(() => outputs(tf.slice(inputs[split], [from, 0], [rows, -1]))),
      predict: (values, count) => read(() => outputs(tf.tensor2d(values, [count, width]))),
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
