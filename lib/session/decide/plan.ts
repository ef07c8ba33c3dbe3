import { z } from "zod";
import { MAX_PARAMETERS } from "@/lib/learning/network/network";
import { EPOCHS_RANGE } from "@/lib/learning/training/hyperparameters";
import { LocksSchema } from "@/lib/learning/training/settings-schema";

export const MAX_ROUNDS = 12;
export const MAX_RUNS_A_ROUND = 100;
export const MAX_AIM_CHARACTERS = 80;
/** No control characters and no halves of characters: databases store neither. */
const PLAIN_TEXT = /^[^\p{Cc}\p{Cs}]*$/u;

/**
 * One round as planned: which challenge, for how long (null: until the host closes it), what students may not change, and
 * how many parameters their networks may have (null: as many as any may). Plans of earlier logs hold nothing back.
 */
export const PlannedRound = z.strictObject({
  challenge: z.string().regex(/^[a-z0-9-]{1,40}$/),
  minutes: z.int().min(1).max(120).nullable(),
  locks: LocksSchema.default({}),
  parameterLimit: z.int().min(1).max(MAX_PARAMETERS).nullable().default(null),
  /** Epochs that a run may ask for, and runs that a student may start (null: as many as any may). */
  epochLimit: z.int().min(1).max(EPOCHS_RANGE.max).nullable().default(null),
  runLimit: z.int().min(1).max(MAX_RUNS_A_ROUND).nullable().default(null),
  /** The Ladder (Blum and Hardt, 2015): the board moves only for a gain beyond the noise. */
  ladder: z.boolean().default(false),
  /** Whether a student who is stuck gets a hint. */
  hints: z.boolean().default(true),
  /** What the round is to show, in the teacher's words; null: the challenge says it. */
  aim: z.string().trim().min(1).max(MAX_AIM_CHARACTERS).regex(PLAIN_TEXT).nullable().default(null),
});
export type PlannedRound = z.infer<typeof PlannedRound>;

/** A round in which students may change everything. */
export function openRound(challenge: string, minutes: number | null): PlannedRound {
  return {
    challenge,
    minutes,
    locks: {},
    parameterLimit: null,
    epochLimit: null,
    runLimit: null,
    ladder: false,
    hints: true,
    aim: null,
  };
}

export const Plan = z.strictObject({ rounds: z.array(PlannedRound).min(1).max(MAX_ROUNDS) });
export type Plan = z.infer<typeof Plan>;
