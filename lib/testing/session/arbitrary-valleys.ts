import fc from "fast-check";
import { CLASS_VALLEY_SIZE } from "@/lib/learning/training/class-valley";
import type { SystemCommand } from "@/lib/session/decide/commands";
import { packValley } from "@/lib/session/log/packed/packed-valley";

/** A landscape whose grid has one loss everywhere. */
const flat = (loss: number) =>
  packValley({
    network: { layers: [{ kind: "dense", units: 4, activation: "tanh" }] },
    directions: { across: Float32Array.of(1, 0), up: Float32Array.of(0, 1) },
    across: { low: -1, high: 1 },
    up: { low: -1, high: 1 },
    losses: new Float64Array(CLASS_VALLEY_SIZE ** 2).fill(loss),
    references: [{ learningRate: 0.1, held: 0.9 }],
  });
const VALLEYS = [flat(0.5), flat(2)];

/** The landscape of a round has been measured, perhaps of one that has not started or twice. */
export const valleys: fc.Arbitrary<() => SystemCommand> = fc
  .record({ round: fc.nat({ max: 3 }), valley: fc.constantFrom(...VALLEYS) })
  .map((measured) => () => ({ type: "set-valley", ...measured }));
