import type { LayerActivation } from "@/lib/learning/layer-plan";
import type { Loss } from "@/lib/learning/task";
import { throughSlope } from "./activation";

/**
 * WGSL: the loss of one example, whose outputs begin at `outputs[at]` and whose label is `label`. Its gradient with respect to the last
 * layer's sums goes to `errors[at]` …, `share` being 1 ÷ rows. The function's value is the loss.
 */
export function lossFunction(loss: Loss, units: number, activation: LayerActivation): string {
  const through = (gradient: string) => throughSlope(activation, gradient, "y");
  if (loss === "mse") {
    return `
fn lose(at: u32, label: f32, share: f32) -> f32 {
  let y = outputs[at];
  let error = y - label;
  errors[at] = ${through("2.0 * share * error")};
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
    let y = outputs[at + unit];
    let probability = exp(max(y - top, -40.0)) / sum;
    errors[at + unit] = ${through("(probability - select(0.0, 1.0, unit == u32(label))) * share")};
  }
  return top + log(sum) - outputs[at + u32(label)];
}
`;
}
