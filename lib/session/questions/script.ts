import { z } from "zod";
import { CLASS_PICTURES } from "@/lib/session/board/pictures/class-picture";
import { PLAIN_TEXT } from "@/lib/session/names/clean-text";

/** Characters of each part; `questions`: how many. */
export const SCRIPT_LIMITS = { say: 700, watch: 500, ask: 240, questions: 4, pictures: 4 } as const;

const part = (characters: number) =>
  z
    .string()
    .max(4 * characters)
    .regex(PLAIN_TEXT);
const pictures = z.array(z.enum(CLASS_PICTURES)).max(SCRIPT_LIMITS.pictures);

/**
 * What a teacher says before a round, watches while it runs and asks after it, with the pictures of the class to show then. Parts may be
 * empty.
 */
export const RoundScript = z.strictObject({
  say: part(SCRIPT_LIMITS.say),
  watch: part(SCRIPT_LIMITS.watch),
  watchPictures: pictures,
  ask: z.array(part(SCRIPT_LIMITS.ask)).max(SCRIPT_LIMITS.questions),
  askPictures: pictures,
});
export type RoundScript = z.infer<typeof RoundScript>;
