import { ACTIVATION_ENTRIES } from "../../activations";
import type { DropoutDraws } from "../../dropout-mask";
import { reads, writes } from "../bindings";
import { dropoutKey } from "../step-table";
import { HASH, maskFunction } from "../wgsl/dropout";
import { elementwise } from "./elementwise";
import { type Context, createSignal, type Emission, type Signal } from "./emission";

/** Values × mask; the mask is drawn anew for the gradient rather than kept. `n`: how many dropout layers came before. */
export function emitDropout(context: Context, n: number, draws: DropoutDraws, input: Signal): Emission {
  const { count } = input;
  const output = createSignal(context, count);
  const functions = HASH + maskFunction(n, draws);
  const mask = `mask${n}(i / ${count}u, i % ${count}u, ${dropoutKey(n)})`;
  const forward = elementwise(
    { perExample: count },
    `y[i] = x[i] * ${mask};`,
    [reads("x", input.values), writes("y", output.values)],
    functions,
  );
  const backward = input.gradient
    ? elementwise(
        { perExample: count },
        `let z = slope_from[i];
    dx[i] = ${ACTIVATION_ENTRIES[input.activation].wgsl.back(`d[i] * ${mask}`, "z")};`,
        [reads("slope_from", input.slopeFrom), reads("d", output.gradient!), writes("dx", input.gradient)],
        functions,
      )
    : null;
  return {
    output,
    forward: [forward],
    backward: backward ? [backward] : [],
    answer: (from) => ({ shaders: [], to: from }),
  };
}
