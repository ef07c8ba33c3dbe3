import { outputUnits } from "@/lib/learning/examples/task";
import { stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";

/** Features, and targets (one-hot for classes), row after row. */
export type Batch = {
  readonly features: Float32Array<ArrayBuffer>;
  readonly targets: Float32Array<ArrayBuffer>;
};

/**
 * The batches of the first epoch in the order in which our engines take them. Peers get them ready-made, and cycle through them: gathering and
 * shuffling cost them nothing.
 */
export function firstEpoch({ seed, task, hyperparameters }: RunSpec, { train }: Examples): Batch[] {
  const { batchSize } = hyperparameters;
  const order = createBatchOrder(seed, train.count, batchSize);
  const width = train.features.length / train.count;
  const units = outputUnits(task);
  return Array.from({ length: stepsPerEpoch(train.count, batchSize) }, () => {
    const examples = order.next();
    const features = new Float32Array(examples.length * width);
    const targets = new Float32Array(examples.length * units);
    examples.forEach((example, row) => {
      features.set(train.features.subarray(example * width, (example + 1) * width), row * width);
      const label = train.labels[example];
      if (task.kind === "classification") targets[row * units + label] = 1;
      else targets[row] = label;
    });
    return { features, targets };
  });
}
