import type { LayerPlan } from "@/lib/learning/layer-plan";
import { ACTIVATION_ENTRIES } from "../../activations";
import type { LayerLayout } from "../../weight-layout";
import { reads, writes } from "../bindings";
import { type Context, createSignal, type Emission, type Signal } from "./emission";
import { matrixProduct } from "./matrix-product";
import { emitWeighing } from "./weighing";

type Dense = Extract<LayerPlan, { kind: "dense" }>;

/** Y = activation(X·W + b). */
export function emitDense(context: Context, layer: Dense, own: LayerLayout, input: Signal): Emission {
  const { inputs, units, activation } = layer;
  const output = createSignal(context, units, activation);
  const under = `fn under(row: u32, k: u32) -> f32 { return x[row * ${inputs}u + k]; }\n`;
  const passOn = input.gradient
    ? matrixProduct(
        context.memory,
        {
          rows: { perExample: 1 },
          inner: units,
          columns: inputs,
          left: `fn left(row: u32, unit: u32) -> f32 { return d[row * ${units}u + unit]; }`,
          right: `fn right(unit: u32, k: u32) -> f32 { return w[${own.matrix}u + k * ${units}u + unit]; }`,
          put: `fn put(row: u32, k: u32, sum: f32) {
  let z = slope_from[row * ${inputs}u + k];
  dx[row * ${inputs}u + k] = ${ACTIVATION_ENTRIES[input.activation].wgsl.back("sum", "z")};
}`,
          leftAlong: "inner",
          rightAlong: "inner",
          reads: [
            reads("slope_from", input.slopeFrom),
            reads("w", context.store.parameters),
            reads("d", output.gradient!),
          ],
          writes: [writes("dx", input.gradient)],
        },
        context.batch,
      )
    : [];
  return emitWeighing(context, own, { places: 1, under, activation }, input, output, passOn);
}
