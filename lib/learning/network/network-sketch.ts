import type { Task } from "@/lib/learning/examples/task";
import { neededFlop, parameterCount } from "./flop";
import { type LayerPlan, MisfitError, planNetwork, shapesAfter } from "./layer-plan";
import type { Network } from "./network";

/** What an editor shows for one layer. */
export type LayerSketch = {
  /** The shape of its output for one example: [units], [rows, columns, channels], or of one-hot letters [letters, symbols]. */
  readonly shape: readonly number[];
  readonly parameters: number;
  /** Floating-point operations that the forward pass needs for one example (see `neededFlop`). */
  readonly flop: number;
};

export type NetworkSketch = {
  /** One for each hidden layer; null from the first misfit on. */
  readonly layers: readonly (LayerSketch | null)[];
  /** The output layer, which the challenge determines. Null where a layer before it does not fit. */
  readonly output: LayerSketch | null;
  /** The resolved plan; null where a layer does not fit. */
  readonly plan: readonly LayerPlan[] | null;
};

/** A network's shapes and parameters, layer by layer, as far as its layers fit one another. `density`: of a challenge's features. */
export function networkSketch(
  network: Network,
  featureShape: readonly number[],
  task: Task,
  density = 1,
): NetworkSketch {
  const { layers } = network;
  try {
    const plan = planNetwork(network, featureShape, task);
    const sketches = sketchesOf(plan, featureShape, density);
    return { layers: sketches.slice(0, -1), output: sketches.at(-1)!, plan };
  } catch (error) {
    if (!(error instanceof MisfitError)) throw error;
    const fitting = planNetwork({ layers: layers.slice(0, error.layer) }, featureShape, task);
    const sketches = sketchesOf(fitting, featureShape, density);
    return {
      layers: layers.map((_, index) => (index < error.layer ? sketches[index]! : null)),
      output: null,
      plan: null,
    };
  }
}

/** One for each layer, except flatten layers. */
function sketchesOf(
  plan: readonly LayerPlan[],
  featureShape: readonly number[],
  density: number,
): LayerSketch[] {
  const flops = neededFlop(plan, density);
  const shapes = shapesAfter(plan, featureShape);
  return plan.flatMap((layer, index) =>
    layer.kind === "flatten"
      ? []
      : [{ shape: shapes[index]!, parameters: parameterCount([layer]), flop: flops[index]! }],
  );
}
