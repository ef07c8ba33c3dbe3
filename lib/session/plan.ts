import { z } from "zod";

export const MAX_ROUNDS = 12;

/** One round as planned: which challenge, and for how long (null: until the host closes it). */
export const PlannedRound = z.strictObject({
  challenge: z.string().regex(/^[a-z0-9-]{1,40}$/),
  minutes: z.int().min(1).max(120).nullable(),
});
export type PlannedRound = z.infer<typeof PlannedRound>;

export const Plan = z.strictObject({ rounds: z.array(PlannedRound).min(1).max(MAX_ROUNDS) });
export type Plan = z.infer<typeof Plan>;
