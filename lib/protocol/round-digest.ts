import { z } from "zod";
import { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import type { RoundDigest as Digest } from "@/lib/session/board/round-digest";
import { ParticipantId, RunNumber } from "@/lib/session/log/events";

/** Address of the digest of a closed round, for those in the class. */
export function roundDigestPath(sessionId: string, round: number): string {
  return `/api/sessions/${sessionId}/rounds/${round}/digest`;
}

const value = z.number();
const Of = <const Key extends string, Names extends string>(key: Key, ...names: Names[]) =>
  z.object({
    key: z.literal(key),
    values: z.object(Object.fromEntries(names.map((name) => [name, value])) as Record<Names, typeof value>),
  });

const Takeaway = z.discriminatedUnion("key", [
  Of("loop", "updates", "runs", "students"),
  Of("rate-between", "small", "smallScore", "bestRate", "bestScore", "large", "largeScore"),
  Of("rate-too-small", "small", "smallScore", "bestRate", "bestScore"),
  Of("rate-too-large", "large", "largeScore", "bestRate", "bestScore"),
  Of("rate-diverged", "diverged", "rate", "bestRate"),
  Of("mistake-measured", "bestMistake", "bestScore", "worstMistake", "worstScore"),
  Of("mistake-on-test", "participant", "mistake", "score"),
  Of("convolution-gains", "with", "parameters", "without", "dense"),
  Of("smaller-won", "parameters", "score", "largest", "largestScore"),
  Of("by-heart", "participant", "train", "test"),
  Of("by-heart-sealed", "participant", "train", "validation"),
  Of("training-leader", "participant", "train", "rank", "of"),
  Of("understood", "participant", "train", "test"),
  Of("recited", "participant", "recited", "leader"),
  Of("stopped-late", "runs", "of"),
  Of("class-gained", "improved", "again", "first", "best"),
  Of("tried-again", "participant", "first", "best", "runs"),
  Of("promise-kept", "participant", "validation", "test"),
]);

const Stretch = z
  .object({ from: value, to: value, median: value, count: value, clearlyWorse: value.default(0) })
  .nullable();
const Hump = z.object({
  worse: z.enum(["both", "below", "above", "neither"]).nullable(),
  best: Stretch,
  below: Stretch,
  above: Stretch,
});
const dot = { participant: ParticipantId, run: RunNumber };
const Optimiser = z.enum(OPTIMISERS);

/** A round's digest as received. Keys that this version does not know are dropped. */
export const RoundDigest: z.ZodType<Digest> = z.object({
  round: value,
  takeaways: z.array(Takeaway),
  rates: z.object({
    dots: z.array(
      z.object({ ...dot, optimiser: Optimiser, rate: value, score: value, diverged: z.boolean() }),
    ),
    optimiser: Optimiser.nullable(),
    hump: Hump,
  }),
  sizes: z
    .object({
      dots: z.array(
        z.object({
          ...{ ...dot, parameters: value, trainLoss: value, validationLoss: value },
          recited: value.optional(),
        }),
      ),
      hump: Hump,
      trainAbove: value.nullable(),
      trainBest: value.nullable(),
      recited: z.object({ above: value, best: value }).nullable().default(null),
    })
    .nullable(),
  compute: z.object({ flop: value, runs: value, flopPerSecond: value, measured: value, trained: value }),
  outcome: z
    .object({ on: z.enum(["test", "validation"]), values: z.array(value), choices: z.array(value) })
    .nullable()
    .default(null),
});
