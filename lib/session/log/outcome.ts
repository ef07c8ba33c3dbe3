import { z } from "zod";

/** What came of a session, as its teacher's list shows it. `rounds`: how many were started. */
export const Outcome = z.strictObject({
  rounds: z.int().min(0),
  /** Who joined and was not removed. */
  students: z.int().min(0),
  runs: z.int().min(0),
  /** The nicknames of those who came first overall, as long as they have not been erased. */
  winners: z.array(z.string()),
});
export type Outcome = z.infer<typeof Outcome>;
