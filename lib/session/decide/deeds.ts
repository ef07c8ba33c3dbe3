import { z } from "zod";

/** How many days the records are kept. */
export const DAYS_DEEDS_KEPT = 365;

const session = z.uuid();
const teacher = z.uuid();
/** For how many days from then on a link works; null: it does not expire; absent: nothing was said of that. */
const days = z.int().nullable().optional();
const role = z.enum(["owner", "teacher"]);
const deed = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/**
 * A record of what someone did with data or with their account. It contains only ids and flags, never text that somebody typed, because it
 * outlives what it is about.
 */
export const Deed = z.discriminatedUnion("type", [
  deed("set-up", {}),
  /** `device`: whether this browser had signed in to the account before. */
  deed("signed-in", { device: z.enum(["known", "new"]) }),
  /** There were so many wrong passwords that sign-ins have to wait. A single wrong password is not recorded. */
  deed("sign-in-held", {}),
  deed("signed-out", {}),
  deed("signed-out-everywhere", { browsers: z.int() }),
  /**
   * An account at an issuer of OpenID Connect or a learning platform signs in from now on: because of its e-mail address, or the teacher linked
   * it, on the account page or when they came from there.
   */
  deed("identity-linked", { how: z.enum(["by-email", "by-hand", "by-launch", "account-created"]) }),
  deed("identity-unlinked", {}),
  /** The replay can be watched by link. `animals`: with animal names instead of nicknames. */
  deed("session-shared", { session, animals: z.boolean(), days }),
  deed("link-renewed", { session, animals: z.boolean(), days }),
  deed("link-revoked", { session }),
  /** Whoever has the practice link may watch the replay, and train on the class's examples. */
  deed("practice-shared", { session, days }),
  deed("practice-renewed", { session, days }),
  deed("practice-revoked", { session }),
  /** `kept`: whether it is exempt from deletion from now on. */
  deed("session-kept", { session, kept: z.boolean() }),
  deed("session-deleted", { session }),
  /** A colleague may hold the desk of the session. `teacher`: their id. */
  deed("co-teacher-added", { session, teacher: z.uuid() }),
  /** They no longer may. `left`: they went by themselves. */
  deed("co-teacher-removed", { session, teacher: z.uuid(), left: z.boolean() }),
  /** The session belongs to this colleague now. */
  deed("session-handed-over", { session, teacher: z.uuid() }),
  /** The host read the whole log, names and all: opened the replay, or fetched it as JSON. */
  deed("log-read", { session }),
  /** One student's name and notes were replaced everywhere. `participant`: the number of the seat. */
  deed("participant-erased", { session, participant: z.int() }),
  /** `role`: what whoever accepts it becomes. */
  deed("invitation-made", { role }),
  deed("invitation-withdrawn", { role }),
  /** By whom it was accepted: the new teacher. */
  deed("invitation-accepted", { role }),
  deed("name-changed", {}),
  deed("email-changed", {}),
  /** Their own password. `browsers`: how many others were signed out. */
  deed("password-changed", { browsers: z.int() }),
  deed("reset-link-made", { teacher }),
  /** Their own password, by a link. `browsers`: how many were signed out. */
  deed("password-reset", { browsers: z.int() }),
  deed("role-changed", { teacher, role }),
  /** `heir`: who got its sessions; null: they were deleted. `sessions`: how many. */
  deed("account-removed", { teacher, heir: teacher.nullable(), sessions: z.int() }),
  /** Their own account. */
  deed("account-deleted", { sessions: z.int() }),
  /** `platform`: the id of a learning platform. */
  deed("platform-added", { platform: z.uuid() }),
  deed("platform-removed", { platform: z.uuid() }),
  deed("backup-made", {}),
  deed("backup-restored", {}),
]);
export type Deed = z.infer<typeof Deed>;

/** Deeds about the accounts of this server, which every owner sees, whoever did them. */
export const OWNERS_DEEDS: readonly Deed["type"][] = [
  "set-up",
  "invitation-made",
  "invitation-withdrawn",
  "invitation-accepted",
  "reset-link-made",
  "password-reset",
  "role-changed",
  "account-removed",
  "account-deleted",
  "platform-added",
  "platform-removed",
];
/** Deeds to the whole server, which every teacher sees. */
export const SERVERS_DEEDS: readonly Deed["type"][] = ["backup-made", "backup-restored"];
