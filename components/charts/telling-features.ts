import type { Split } from "@/lib/learning/split";
import type { Task } from "@/lib/learning/task";

/**
 * The columns of a table, the most telling first: by the share of a column's variance that lies between the classes, or that goes
 * along with the target.
 */
export function tellingFeatures({ count, features, labels }: Split, task: Task): number[] {
  const width = features.length / count;
  const told = Array.from({ length: width }, (_, column) => {
    const values = Float64Array.from({ length: count }, (_, row) => features[row * width + column]);
    return task.kind === "classification"
      ? betweenClasses(values, labels, task.classes.length)
      : alongTarget(values, labels);
  });
  return Array.from(told.keys()).sort((one, other) => told[other] - told[one]);
}

function betweenClasses(values: Float64Array, labels: Float32Array, classes: number): number {
  const sums = new Float64Array(classes);
  const counts = new Float64Array(classes);
  values.forEach((value, row) => {
    sums[labels[row]] += value;
    counts[labels[row]]++;
  });
  const mean = meanOf(values);
  const between = sums.reduce(
    (sum, total, label) => sum + (counts[label] && counts[label] * (total / counts[label] - mean) ** 2),
    0,
  );
  return between / squares(values);
}

function alongTarget(values: Float64Array, targets: Float32Array): number {
  const mean = meanOf(values);
  const targetMean = meanOf(targets);
  const along = values.reduce((sum, value, row) => sum + (value - mean) * (targets[row] - targetMean), 0);
  return along ** 2 / (squares(values) * squares(targets));
}

function meanOf(values: Float64Array | Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Summed squares about the mean; never 0, so that a constant column tells nothing. */
function squares(values: Float64Array | Float32Array): number {
  const mean = meanOf(values);
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  return sum || 1;
}
