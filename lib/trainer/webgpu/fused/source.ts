import { featureWidth, lettersOf } from "@/lib/learning/network/network";
import { ACTIVATION_ENTRIES, ACTIVATION_FUNCTIONS } from "@/lib/trainer/run/activations";
import { dropoutDraws } from "@/lib/trainer/run/dropout-mask";
import type { LayerLayout, TrainingPlan } from "@/lib/trainer/run/training-plan";
import { dropoutKey } from "../step-table";
import { HASH, lossFunction, maskFunction, moveWeight, type WeightPlaces } from "../wgsl";
import type { Fit } from "./fit";
import { denseCode, dropoutCode, embeddingCode, type Flow, type LayerCode, type Share } from "./layer-code";

/** Every device supports this many invocations in a workgroup; fewer than the minimum would save nothing. */
const MOST_INVOCATIONS = 256;
const FEWEST_INVOCATIONS = 32;

/** Invocations that work on a network together: each computes two numbers in the largest phase, since more would mostly wait for each other. */
function invocationsFor({ layers }: TrainingPlan, layout: readonly LayerLayout[], batch: number): number {
  const values = layers.map((layer) => (layer.kind === "dense" ? batch * layer.units : 0));
  const largest = Math.max(...values, ...layout.map(({ matrix, end }) => end - matrix));
  const half = 2 ** Math.ceil(Math.log2(largest / 2));
  return Math.min(MOST_INVOCATIONS, Math.max(FEWEST_INVOCATIONS, half));
}

/**
 * WGSL of a whole training for one workgroup, using the bindings of `program.ts`: `train` takes the steps of the table one after another until
 * one has no rows; `answer` computes outputs, `batch` examples per workgroup. Between the phases of a step the workgroup synchronises.
 */
export function fusedSource(
  plan: TrainingPlan,
  layout: readonly LayerLayout[],
  batch: number,
  { values, inside }: Fit,
): string {
  const count = layout.at(-1)!.end;
  const invocations = invocationsFor(plan, layout, batch);
  const outside: WeightPlaces = { w: "all[i]", m: `all[i + ${count}u]`, v: `all[i + ${2 * count}u]` };
  const fast: WeightPlaces = { w: "weights[i]", m: "means[i]", v: "squares[i]" };
  const kept = (["w", "m", "v"] as const).filter((name) => inside[name]);
  const places = { ...outside, ...Object.fromEntries(kept.map((name) => [name, fast[name]])) };
  const barrier = `  workgroupBarrier();${inside.w ? "" : " storageBarrier();"}\n`;
  const share: Share = (length, body) =>
    `  for (var n = own; n < ${length}; n += ${invocations}u) {\n    ${body}\n  }\n`;
  const copy = (statements: readonly string[]) =>
    share(`${count}u`, `let i = n; ${statements.join(" ")}`) + barrier;

  const masks: string[] = [];
  const codes: LayerCode[] = [];
  const letters = lettersOf(plan.featureShape);
  let flow: Flow = {
    at: null,
    slopeFrom: null,
    count: featureWidth(plan.featureShape),
    activation: "linear",
    letters: letters && { first: 0, symbols: letters.symbols },
  };
  let free = 0;
  // After the values of all layers come the sums of those that need them.
  let freeSums = batch * values;
  const weight = (number: string) => (inside.w ? `weights[${number}]` : `all[${number}]`);
  const settle = `if (step.learns == 0u) { gradients[i] = g; continue; }
  ${moveWeight(plan, layout, places)}`;
  plan.layers.forEach((layer, index) => {
    const at = free;
    const own = layout.find((place) => place.layer === index)!;
    if (layer.kind === "dense") {
      const keepsSums = ACTIVATION_ENTRIES[layer.activation].slopeFrom === "sum";
      const slopeFrom = keepsSums ? freeSums : at;
      const output: Flow = { at, slopeFrom, count: layer.units, activation: layer.activation, letters: null };
      codes.push(denseCode(layer, own, flow, output, { share, weight, settle }));
      flow = output;
      free += batch * flow.count;
      if (keepsSums) freeSums += batch * flow.count;
    } else if (layer.kind === "dropout") {
      const n = masks.length;
      masks.push(maskFunction(n, dropoutDraws(plan, index)));
      codes.push(dropoutCode({ mask: `mask${n}`, key: dropoutKey(n) }, flow, at, share));
      flow = { at, slopeFrom: at, count: layer.count, activation: "linear", letters: null };
      free += batch * flow.count;
    } else if (layer.kind === "context") {
      const { available, length, symbols, embedding } = layer;
      flow = { ...flow, letters: { first: available - length, symbols } };
      if (embedding === null) return;
      codes.push(embeddingCode(layer, embedding, own, flow, at, { share, weight, settle }));
      flow = { at, slopeFrom: at, count: length * embedding, activation: "linear", letters: null };
      free += batch * flow.count;
    }
  });
  const last: Flow = flow;
  const backward = codes.toReversed().flatMap(({ back }) => (back ? [back] : []));

  return `
var<workgroup> outputs: array<f32, ${freeSums}>;
var<workgroup> errors: array<f32, ${batch * values}>;
var<workgroup> losses: array<f32, ${batch}>;
${kept.map((name) => `var<workgroup> ${fast[name].replace("[i]", "")}: array<f32, ${count}>;\n`).join("")}
${ACTIVATION_FUNCTIONS}${HASH}${masks.join("")}${lossFunction(plan.loss, last.count)}
fn forward(own: u32, rows: u32, first: u32, step: Step, drops: bool) {
${codes.map(({ forward }) => forward + barrier).join("")}}

@compute @workgroup_size(${invocations})
fn train(@builtin(local_invocation_index) own: u32) {
${copy(kept.map((name) => `${fast[name]} = ${outside[name]};`))}  for (var s = 0u; steps[s].rows > 0u; s++) {
  let step = steps[s];
  let rows = step.rows;
  let first = step.first;
  let mean = 1.0 / f32(rows);
  forward(own, rows, first, step, true);
${share("rows", `losses[n] = lose(${last.at}u + n * ${last.count}u, labels[indices[first + n]], mean);`)}${barrier}
  if (step.learns == 0u && own == 0u) {
    var sum = 0.0;
    for (var row = 0u; row < rows; row++) { sum += losses[row]; }
    gradients[${count}u] = sum * mean;
  }
${backward.map((code) => code + barrier).join("")}${codes.map(({ learn }) => learn).join("")}${barrier}  }
${copy(kept.map((name) => `${outside[name]} = ${fast[name]};`))}}

@compute @workgroup_size(${invocations})
fn answer(@builtin(local_invocation_index) own: u32, @builtin(workgroup_id) group: vec3u) {
${copy(inside.w ? ["weights[i] = all[i];"] : [])}  let start = group.x * ${batch}u;
  let rows = min(${batch}u, steps[0].rows - start);
  forward(own, rows, steps[0].first + start, steps[0], false);
${share(`rows * ${last.count}u`, `answers[start * ${last.count}u + n] = outputs[${last.at}u + n];`)}}
`;
}
