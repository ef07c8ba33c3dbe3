import { z } from "zod";

/** How the class's door stands. Who has a seat already comes back whatever it says. */
export const Lobby = z.strictObject({
  /** Nobody new comes in. */
  locked: z.boolean(),
  /** Who joins waits until the host lets them in. */
  approval: z.boolean(),
  /** Names are drawn by the server; none is typed. */
  generatedNames: z.boolean(),
});
export type Lobby = z.infer<typeof Lobby>;

export const OPEN_LOBBY: Lobby = { locked: false, approval: false, generatedNames: false };
