import type { Optimiser } from "@/lib/learning/hyperparameters";
import type { TrainingPlan } from "../../training-plan";
import type { LayerLayout } from "../../weight-layout";

/** What each optimiser does to the weight `w` by its gradient `g` and its memories `m` and `v`; see `simd/flat/optimiser.ts`. */
const MOVES: Readonly<Record<Optimiser, string>> = {
  sgd: "w -= step.rate * g;",
  momentum: "m = 0.9 * m + g; w -= step.rate * m;",
  rmsprop: "v = 0.9 * v + 0.1 * (g * g); w -= step.rate * g / sqrt(v + 1e-7);",
  adam: `m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * (g * g);
  w -= step.rate * m / (sqrt(v * step.correction) + 1e-7);`,
};

/** Which memories an optimiser has. */
export const MEMORIES: Readonly<Record<Optimiser, string>> = {
  sgd: "",
  momentum: "m",
  rmsprop: "v",
  adam: "mv",
};

/** Where weight number `i` and its memories are, as WGSL. */
export type WeightPlaces = { readonly w: string; readonly m: string; readonly v: string };

/** WGSL that moves weight number `i` by its gradient `g`, as `step` says. */
export function moveWeight(
  { optimiser, weightDecay }: TrainingPlan,
  layout: readonly LayerLayout[],
  places: WeightPlaces,
): string {
  const kept = ["w", ...MEMORIES[optimiser]] as (keyof WeightPlaces)[];
  const inMatrix = layout.map(({ matrix, biases }) => `(i >= ${matrix}u && i < ${biases}u)`).join(" || ");
  const decay = `w *= select(1.0, step.kept, ${inMatrix});`;
  return [
    ...kept.map((name) => `var ${name} = ${places[name]};`),
    weightDecay > 0 ? decay : "",
    MOVES[optimiser],
    ...kept.map((name) => `${places[name]} = ${name};`),
  ].join("\n  ");
}
