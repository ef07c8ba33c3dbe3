import { z } from "zod";
import { Answer, Purpose, QuestionContent } from "@/lib/session/questions/question";

const index = z.int().min(0).max(1_000_000);
const participant = z.int().min(0).max(9_999);

/** What can happen to the questions that a class is asked. */
export const QUESTION_EVENTS = [
  /** The class is asked something. `question`: 0, 1, 2 … in the order of the session. `again`: the number of the question that this one repeats. */
  z.object({
    type: z.literal("question-asked"),
    question: index,
    purpose: Purpose,
    round: z.int().min(0).nullable(),
    content: QuestionContent,
    again: index.nullable(),
  }),
  /** A later answer replaces this one. `answer`: null in frames to screens that may only know that there is one; never in the log. */
  z.object({
    type: z.literal("question-answered"),
    participant,
    question: index,
    answer: Answer.nullable(),
  }),
  /** The class sees how it has answered so far. `told`: that, only in frames to screens that did not get the answers; never in the log. */
  z.object({
    type: z.literal("question-revealed"),
    question: index,
    told: z.strictObject({ answers: z.array(Answer) }).optional(),
  }),
  /** Nobody can answer any more, and the class sees how it has answered. `told`: as above, with what was right. */
  z.object({
    type: z.literal("question-closed"),
    question: index,
    told: z.strictObject({ answers: z.array(Answer), content: QuestionContent }).optional(),
  }),
  /** Whether the class is asked what the plan has for it to predict and to know. */
  z.object({ type: z.literal("asking-changed"), on: z.boolean() }),
] as const;
