import { State, Table } from "../opcode";
import { exp, log } from "./exponential";
import type { Memory } from "./memory";

const round = Math.fround;

/** Mean of (output − target)² over the batch into the state, and its gradient. One output an example. */
export function meanSquaredError(
  { floats, ints }: Memory,
  table: number,
  indices: number,
  outputs: number,
  gradient: number,
  rows: number,
  step: number,
): void {
  const labels = ints[table + Table.Labels / 4]! >> 2;
  const share = round(2 / rows);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const error = round(floats[outputs + row * step]! - floats[labels + ints[indices + row]!]!);
    sum += error * error;
    floats[gradient + row * step] = error * share;
  }
  floats[State.Loss / 4] = sum / rows;
}

/** Mean of −ln softmax(logits)[label] over the batch into the state, and its gradient (softmax − 1 at the label) ÷ rows. */
export function crossEntropy(
  { floats, ints }: Memory,
  table: number,
  indices: number,
  outputs: number,
  gradient: number,
  rows: number,
  units: number,
  step: number,
): void {
  const labels = ints[table + Table.Labels / 4]! >> 2;
  const share = round(1 / rows);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const logits = outputs + row * step;
    const to = gradient + row * step;
    let max = floats[logits]!;
    for (let unit = 1; unit < units; unit++) if (floats[logits + unit]! > max) max = floats[logits + unit]!;
    let sum = 0;
    for (let unit = 0; unit < units; unit++) {
      floats[to + unit] = exp(round(floats[logits + unit]! - max));
      sum = round(sum + floats[to + unit]!);
    }
    const label = floats[labels + ints[indices + row]!]!;
    total += round(round(max + log(sum)) - floats[logits + label]!);
    for (let unit = 0; unit < units; unit++) {
      const probability = round(floats[to + unit]! / sum);
      floats[to + unit] = round(probability - (unit === label ? 1 : 0)) * share;
    }
    floats.fill(0, to + units, to + step);
  }
  floats[State.Loss / 4] = total / rows;
}
