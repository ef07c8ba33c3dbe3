import { featureCount } from "@/lib/learning/network";
import type { Split } from "@/lib/learning/split";
import type { EngineName } from "@/lib/protocol/worker";
import { createBatchOrder } from "../batch-order";
import { DeviceLost, type OpenEngine } from "../engine";
import { openBackend, withBackend } from "./backend";
import * as tf from "./core";
import { createDenseNetwork } from "./dense-network";
import { batchLoss, labelTensor } from "./losses";
import { createDescent } from "./optimisers";

/** TensorFlow.js on one of its backends: `minimize` in a loop of our own, everything on the device from the first step to the last. */
export function tfjsEngine(name: EngineName): OpenEngine {
  return async (spec, examples) => {
    const backend = await openBackend(name);
    if (!backend || backend.isLost()) return null;

    /** All work is one synchronous piece on the right backend; what a lost device answers is never handed on. */
    const onDevice = async <Result>(work: () => Result): Promise<Result> => {
      const answer = withBackend(backend, work);
      // Whether it worked or not says nothing until the device is known to be there still.
      await answer.catch(() => {});
      if (backend.isLost()) throw new DeviceLost(name);
      return answer;
    };

    const width = featureCount(spec.featureShape);
    const upload = (split: Split) => tf.tensor2d(split.features, [split.count, width]);
    const opened = await onDevice(() => {
      const inputs = { train: upload(examples.train), validation: upload(examples.validation) };
      const labels = labelTensor(examples.train.labels, spec.task);
      return {
        inputs,
        labels,
        network: createDenseNetwork(spec),
        descent: createDescent(spec.hyperparameters),
      };
    });
    const { inputs, labels, network, descent } = opened;
    const order = createBatchOrder(spec.seed, examples.train.count, spec.hyperparameters.batchSize);
    const loss = batchLoss(spec.task);

    const step = (): tf.Scalar =>
      tf.tidy(() => {
        // Picked on the device, a batch at a time: faster than slices of a copy in the epoch's order, and without its pause.
        const batch = tf.tensor1d(order.next(), "int32");
        const features = tf.gather(inputs.train, batch);
        const answers = tf.gather(labels, batch);
        const forward = () => loss(network.outputs(features), answers);
        return descent.optimiser.minimize(forward, true, network.variables) as tf.Scalar;
      });

    return {
      name,
      deviceName: backend.deviceName,
      train: (steps) =>
        onDevice(() => {
          for (let left = steps; left > 0; left--) {
            const cost = step();
            // Reading one number waits for the device: a GPU's queue never holds more than these steps.
            if (left === 1) cost.dataSync();
            cost.dispose();
          }
        }),
      outputs: (split, from, rows) =>
        onDevice(() => read(() => network.outputs(tf.slice(inputs[split], [from, 0], [rows, -1])))),
      predict: (values, count) =>
        onDevice(() => read(() => network.outputs(tf.tensor2d(values, [count, width])))),
      weights: () => onDevice(() => network.weights()),
      dispose() {
        descent.dispose();
        network.dispose();
        tf.dispose([inputs.train, inputs.validation, labels]);
      },
    };
  };
}

function read(outputs: () => tf.Tensor2D): Float32Array {
  const tensor = tf.tidy(outputs);
  const values = tensor.dataSync<"float32">();
  tensor.dispose();
  // A copy: on some backends these numbers lie in memory that the next step overwrites.
  return values.slice();
}
