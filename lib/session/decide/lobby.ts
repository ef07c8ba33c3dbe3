import { z } from "zod";

/** The settings for joining a class. Those who already have a seat can always come back. */
export const Lobby = z.strictObject({
  /** Nobody new can join. */
  locked: z.boolean(),
  /** Newcomers wait until the host lets them in. */
  approval: z.boolean(),
  /** The server draws all nicknames; none can be chosen. */
  generatedNames: z.boolean(),
});
export type Lobby = z.infer<typeof Lobby>;

export const OPEN_LOBBY: Lobby = { locked: false, approval: false, generatedNames: false };
