import type { Loss } from "@/lib/learning/task";

/**
 * WGSL: the loss of one example, whose outputs begin at `outputs[at]` and whose label is `label`. Its gradient goes to
 * `errors[at]` …, `share` being 1 ÷ rows: the last layer is linear, so that its outputs are its sums. The function's value is the loss.
 */
export function lossFunction(loss: Loss, units: number): string {
  if (loss === "mse") {
    return `
fn lose(at: u32, label: f32, share: f32) -> f32 {
  let error = outputs[at] - label;
  errors[at] = 2.0 * share * error;
  return error * error;
}
`;
  }
  return `
fn lose(at: u32, label: f32, share: f32) -> f32 {
  var top = outputs[at];
  for (var unit = 1u; unit < ${units}u; unit++) { top = max(top, outputs[at + unit]); }
  var sum = 0.0;
  for (var unit = 0u; unit < ${units}u; unit++) { sum += exp(max(outputs[at + unit] - top, -40.0)); }
  for (var unit = 0u; unit < ${units}u; unit++) {
    let probability = exp(max(outputs[at + unit] - top, -40.0)) / sum;
    errors[at + unit] = (probability - select(0.0, 1.0, unit == u32(label))) * share;
  }
  return top + log(sum) - outputs[at + u32(label)];
}
`;
}
