import { z } from "zod";
import { RANKS_BY } from "@/lib/learning/curves/ranking";
import { DRAWN_WORDS, type DrawnWords, MAX_WORD_CHARACTERS } from "@/lib/learning/drawing/class-drawings";
import { MAX_PARAMETERS } from "@/lib/learning/network/network";
import { EPOCHS_RANGE } from "@/lib/learning/training/hyperparameters";
import { LocksSchema } from "@/lib/learning/training/settings-schema";
import { PLAIN_TEXT } from "@/lib/session/names/clean-text";
import { QuestionContent } from "@/lib/session/questions/question";
import { RoundScript } from "@/lib/session/questions/script";
import { OwnTableSchema, OwnWordsSchema } from "./own-challenges";

export const MAX_ROUNDS = 12;
export const MAX_RUNS_A_ROUND = 100;
export const MAX_AIM_CHARACTERS = 80;
/** Characters of a text of the plan while it is typed: more than any may have, so that what is too long can be refused in a sentence. */
export const MAX_TYPED = 20_000;

/** Minutes by the clock in which nobody trains. */
const TalkMinutes = z.int().min(0).max(60);

/** What a class draws, in the order of its labels. The bound is what a word of so many characters can take in code units. */
const DrawnWordsSchema = z.strictObject({
  labels: z
    .array(
      z
        .string()
        .trim()
        .min(1)
        .max(4 * MAX_WORD_CHARACTERS)
        .regex(PLAIN_TEXT),
    )
    .min(DRAWN_WORDS.min)
    .max(DRAWN_WORDS.max)
    .readonly(),
}) satisfies z.ZodType<DrawnWords>;

/**
 * One round as planned: its challenge, its length (null: until the host closes it), what students may not change, and how many parameters
 * their networks may have (null: no limit of its own). The defaults are for plans in older logs, which had no restrictions.
 */
export const PlannedRound = z.strictObject({
  challenge: z.string().regex(/^[a-z0-9-]{1,40}$/),
  minutes: z.int().min(1).max(120).nullable(),
  locks: LocksSchema.default({}),
  parameterLimit: z.int().min(1).max(MAX_PARAMETERS).nullable().default(null),
  /** Limits on the epochs of a run, and on the runs of a student (null: no limit of its own). */
  epochLimit: z.int().min(1).max(EPOCHS_RANGE.max).nullable().default(null),
  runLimit: z.int().min(1).max(MAX_RUNS_A_ROUND).nullable().default(null),
  /** The Ladder (Blum and Hardt, 2015): only a gain beyond the noise changes the board. */
  ladder: z.boolean().default(false),
  /** Which point of a run counts: its best epoch, or its final weights, if it used all its epochs. */
  ranksBy: z.enum(RANKS_BY).default("best-epoch"),
  /** Whether the board ranks by scores on the training examples until the test is opened, so that the class sees who falls. */
  trainingScores: z.boolean().default(false),
  /** Whether "Find" is locked until the host opens it. */
  findLocked: z.boolean().default(false),
  /** Whether students who are stuck get hints. */
  hints: z.boolean().default(true),
  /** What the round should show, in the teacher's words; null: the challenge's own description. */
  aim: z.string().trim().min(1).max(MAX_AIM_CHARACTERS).regex(PLAIN_TEXT).nullable().default(null),
  /** There exactly when the challenge is the teacher's own words. */
  words: OwnWordsSchema.optional(),
  /** There exactly when the challenge is the teacher's own table. */
  table: OwnTableSchema.optional(),
  /** There exactly when the class draws the round's examples: what it draws. */
  drawings: DrawnWordsSchema.optional(),
  /** What the class is asked to predict before it trains. */
  prediction: QuestionContent.optional(),
  /** What the teacher says, watches and asks. */
  script: RoundScript.optional(),
  /** Minutes to explain it and to ask what the class expects, and to talk about what happened. */
  talk: z.strictObject({ before: TalkMinutes, after: TalkMinutes }).optional(),
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
    ranksBy: "best-epoch",
    trainingScores: false,
    findLocked: false,
    hints: true,
    aim: null,
  };
}

export const MAX_CHECKS = 4;

/**
 * `checks`: questions that the class is asked before and after the lesson. `asking`: false if neither these nor predictions are asked. `frame`: minutes
 * until the first round and after the last.
 */
export const Plan = z.strictObject({
  rounds: z.array(PlannedRound).min(1).max(MAX_ROUNDS),
  checks: z.array(QuestionContent).max(MAX_CHECKS).optional(),
  asking: z.boolean().optional(),
  frame: z.strictObject({ opening: TalkMinutes, closing: TalkMinutes }).optional(),
});
export type Plan = z.infer<typeof Plan>;

/** What a plan has besides its rounds: the questions before and after them, and minutes. */
export type PlanAround = Omit<Plan, "rounds">;
