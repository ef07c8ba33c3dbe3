import { State, Table } from "../opcode";
import { exp, log } from "./exponential";

/** Mean of (output − target)² over the batch into the state, and its gradient. One output an example. */
export function meanSquaredError(
  table: usize,
  indices: usize,
  outputs: usize,
  gradient: usize,
  rows: i32,
  step: usize,
): void {
  const labels = load<usize>(table, Table.Labels);
  const share: f32 = 2 / f32(rows);
  let sum: f64 = 0;
  for (let row = 0; row < rows; row++) {
    const target = load<f32>(labels + (load<usize>(indices + (usize(row) << 2)) << 2));
    const error: f32 = load<f32>(outputs) - target;
    sum += f64(error) * f64(error);
    store<f32>(gradient, error * share);
    outputs += step;
    gradient += step;
  }
  store<f32>(State.Loss, f32(sum / f64(rows)));
}

/** Mean of −ln softmax(logits)[label] over the batch into the state, and its gradient (softmax − 1 at the label) ÷ rows. */
export function crossEntropy(
  table: usize,
  indices: usize,
  logits: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  step: usize,
): void {
  const labels = load<usize>(table, Table.Labels);
  const share: f32 = 1 / f32(rows);
  let total: f64 = 0;
  for (let row = 0; row < rows; row++) {
    let max = load<f32>(logits);
    for (let unit = 1; unit < units; unit++) {
      const logit = load<f32>(logits + (usize(unit) << 2));
      if (logit > max) max = logit;
    }
    const top = f32x4.splat(max);
    for (let by: usize = 0; by < step; by += 16)
      v128.store(gradient + by, exp(f32x4.sub(v128.load(logits + by), top)));
    let sum: f32 = 0;
    for (let unit = 0; unit < units; unit++) sum += load<f32>(gradient + (usize(unit) << 2));
    const label = usize(load<f32>(labels + (load<usize>(indices + (usize(row) << 2)) << 2))) << 2;
    const surprise: f32 = max + log(sum) - load<f32>(logits + label);
    total += f64(surprise);
    for (let unit = 0; unit < units; unit++) {
      const at = gradient + (usize(unit) << 2);
      const probability: f32 = load<f32>(at) / sum;
      const expected: f32 = usize(unit) << 2 === label ? 1 : 0;
      store<f32>(at, (probability - expected) * share);
    }
    for (let at = usize(units) << 2; at < step; at += 4) store<f32>(gradient + at, 0);
    logits += step;
    gradient += step;
  }
  store<f32>(State.Loss, f32(total / f64(rows)));
}
