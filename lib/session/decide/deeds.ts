import { z } from "zod";

/** For how many days the record of what was done is kept. */
export const DAYS_DEEDS_KEPT = 365;

const session = z.uuid();
const deed = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/**
 * What someone did with data or with their account, for the record. Only ids and switches, never a text that somebody typed:
 * the record outlives what it is about.
 */
export const Deed = z.discriminatedUnion("type", [
  deed("set-up", {}),
  /** `device`: whether this browser had signed in to the account before. */
  deed("signed-in", { device: z.enum(["known", "new"]) }),
  /** So many wrong passwords that sign-ins have to wait. One wrong password alone is not recorded. */
  deed("sign-in-held", {}),
  deed("signed-out", {}),
  deed("signed-out-everywhere", { browsers: z.int() }),
  /** The replay can be watched by link; `animals`: with animals in the place of nicknames. */
  deed("session-shared", { session, animals: z.boolean() }),
  deed("link-renewed", { session, animals: z.boolean() }),
  deed("link-revoked", { session }),
  /** `kept`: for longer than sessions are kept, or no longer. */
  deed("session-kept", { session, kept: z.boolean() }),
  deed("session-deleted", { session }),
  /** The host read the whole log, names and all: opened the replay, or fetched it as JSON. */
  deed("log-read", { session }),
  /** One student's name and notes were replaced everywhere. `participant`: the number of the seat. */
  deed("participant-erased", { session, participant: z.int() }),
  deed("backup-made", {}),
  deed("backup-restored", {}),
]);
export type Deed = z.infer<typeof Deed>;
