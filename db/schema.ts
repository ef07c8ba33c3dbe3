import { type SQL, sql } from "drizzle-orm";
import {
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { z } from "zod";
import { Deed } from "@/lib/session/decide/deeds";
import { AboutOwnChallenge } from "@/lib/session/decide/own-challenges";
import { Plan } from "@/lib/session/decide/plan";
import { EventBody } from "@/lib/session/log/events";
import { Outcome } from "@/lib/session/log/outcome";

/**
 * `bytea`, read as plain bytes with either driver. Written as base64: the embedded database's driver encodes bytes one by
 * one, which blocks the class for seconds when there are many.
 */
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array | SQL }>({
  dataType: () => "bytea",
  toDriver: (value) => {
    const text = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
    return sql`decode(${text}::text, 'base64')`;
  },
  fromDriver: (value) => new Uint8Array(value as Uint8Array),
});

/**
 * A `json` column whose values are parsed as they are read, so that what an earlier version wrote gets the defaults of fields
 * added since. `json`, not `jsonb`: text is kept as written, and a name with an odd character in it cannot stop a log. Reading
 * throws a `ZodError` when what is stored does not fit.
 */
function parsedJson<Value>(name: string, schema: z.ZodType<Value>) {
  return customType<{ data: Value; driverData: unknown }>({
    dataType: () => "json",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => schema.parse(typeof stored === "string" ? JSON.parse(stored) : stored),
  })(name);
}

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What a teacher may do on this server. */
export const TEACHER_ROLES = ["owner", "teacher"] as const;
export type TeacherRole = (typeof TEACHER_ROLES)[number];

export const teachers = pgTable("teachers", {
  id: uuid("id").primaryKey().defaultRandom(),
  /** In lower case, so that two spellings are one teacher. */
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  /** Owners invite and remove teachers. There is always at least one. */
  role: text("role").$type<TeacherRole>().notNull().default("teacher"),
  /** Null: they sign in with an account of the school's only. */
  passwordHash: text("password_hash"),
  createdAt: moment("created_at").notNull().defaultNow(),
});

const teacherId = () =>
  uuid("teacher_id")
    .notNull()
    .references(() => teachers.id, { onDelete: "cascade" });

/** Accounts elsewhere (OpenID Connect) with which teachers sign in. `subject`: what the issuer calls the person, for good. */
export const identities = pgTable(
  "identities",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    teacherId: teacherId(),
    createdAt: moment("created_at").notNull(),
  },
  (identity) => [
    primaryKey({ columns: [identity.issuer, identity.subject] }),
    index("identities_teacher").on(identity.teacherId),
  ],
);

/**
 * Links that were given to somebody, each for one use: to create an account, or to set a new password. Only the hash of what is in the link is
 * stored.
 */
export const accountLinks = pgTable(
  "account_links",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    kind: text("kind").$type<"invitation" | "reset">().notNull(),
    tokenHash: bytes("token_hash").notNull().unique(),
    /** An invitation's: what whoever accepts it becomes. */
    role: text("role").$type<TeacherRole>(),
    /** A reset's: whose password it sets. It goes with every change of that password. */
    teacherId: uuid("teacher_id").references(() => teachers.id, { onDelete: "cascade" }),
    /** Null: whoever runs the server, from its command line. */
    madeBy: uuid("made_by").references(() => teachers.id, { onDelete: "cascade" }),
    madeAt: moment("made_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (link) => [
    index("account_links_teacher").on(link.teacherId),
    index("account_links_made_by").on(link.madeBy),
  ],
);

/** One row for each browser in which a teacher is signed in. The browser's cookie names the row, and is worthless without it. */
export const signIns = pgTable(
  "sign_ins",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    teacherId: teacherId(),
    createdAt: moment("created_at").notNull(),
    /** When it was last used, to the day. */
    usedAt: moment("used_at").notNull(),
  },
  (signIn) => [index("sign_ins_teacher").on(signIn.teacherId, signIn.usedAt)],
);

/**
 * What was done with data and accounts, and by whom. Rows outlive what they are about, so they have no foreign keys and hold only
 * ids: no names, no titles, no addresses.
 */
export const deeds = pgTable(
  "deeds",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    at: moment("at").notNull(),
    /** Null: whoever runs the server, from its command line. */
    teacherId: uuid("teacher_id"),
    deed: parsedJson("deed", Deed).notNull(),
  },
  (deed) => [index("deeds_teacher").on(deed.teacherId, deed.at)],
);

export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    hostId: uuid("host_id")
      .notNull()
      .references(() => teachers.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    plan: parsedJson("plan", Plan).notNull(),
    joinCode: text("join_code").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
    /** When the server last saw the host's desk open, to within a few minutes; null when it never did. */
    deskSeenAt: moment("desk_seen_at"),
    shareToken: text("share_token").unique(),
    /** Whether the share link shows animal names instead of nicknames. */
    shareAnimals: boolean("share_animals").notNull().default(false),
    /** Whether the host has asked to keep it beyond the usual time. */
    kept: boolean("kept").notNull().default(false),
    /** The class that it was with, such as "8b", in its host's words; null: none. A class is all sessions with the same label. */
    classLabel: text("class_label"),
    /** When its host put it away; null: it is in the list. */
    archivedAt: moment("archived_at"),
    /** What came of it, worked out when it has ended and after each change of its stored log; null until then. */
    outcome: parsedJson("outcome", Outcome),
    /** Seeds the examples of every split. Only `splitSeed` reads it: whoever has it can generate the sealed test split. */
    secret: bytes("secret").notNull(),
    /** How the examples are derived from it; see `KEYED_EXAMPLES`. */
    examples: integer("examples").notNull().default(1),
    /** The seq of the log's next event. Moves in the transaction that appends, so two writers cannot both win. */
    nextSeq: integer("next_seq").notNull().default(0),
    /** How often its stored log has been rewritten: whatever was derived from an earlier revision is out of date. */
    logRevision: integer("log_revision").notNull().default(0),
  },
  (session) => [
    // A code is free again once its session has ended.
    uniqueIndex("sessions_live_join_code").on(session.joinCode).where(sql`${session.endedAt} is null`),
    index("sessions_host").on(session.hostId, session.createdAt),
    index("sessions_host_class").on(session.hostId, session.classLabel, session.createdAt),
  ],
);

const sessionId = () =>
  uuid("session_id")
    .notNull()
    .references(() => sessions.id, { onDelete: "cascade" });

/** Teachers who may hold the desk of another teacher's session. */
export const coTeachers = pgTable(
  "co_teachers",
  { sessionId: sessionId(), teacherId: teacherId(), addedAt: moment("added_at").notNull() },
  (co) => [
    primaryKey({ columns: [co.sessionId, co.teacherId] }),
    index("co_teachers_teacher").on(co.teacherId),
  ],
);

/** Lesson plans that teachers keep under a name, independent of any session. */
export const plans = pgTable(
  "plans",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    teacherId: teacherId(),
    name: text("name").notNull(),
    plan: parsedJson("plan", Plan).notNull(),
    changedAt: moment("changed_at").notNull(),
  },
  (plan) => [index("plans_teacher").on(plan.teacherId, plan.name)],
);

/**
 * A challenge that a teacher has made: words, or a table. `id`: as a plan names it, which begins with its kind and is a hash of the rest. `content`: JSON, as
 * `lib/protocol/own-challenge` reads it.
 */
const ownChallenge = { id: text("id").notNull(), content: text("content").notNull() };

/** What a teacher keeps to put into plans, until they delete it. */
export const teacherChallenges = pgTable(
  "teacher_challenges",
  {
    teacherId: teacherId(),
    ...ownChallenge,
    /** What everybody may know of it, which a plan says. */
    about: parsedJson("about", AboutOwnChallenge).notNull(),
    madeAt: moment("made_at").notNull(),
  },
  (challenge) => [primaryKey({ columns: [challenge.teacherId, challenge.id] })],
);

/** Copies of what a saved plan and a session name. They belong to it and go with it, whatever becomes of the teacher's. */
export const planChallenges = pgTable(
  "plan_challenges",
  {
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    ...ownChallenge,
  },
  (challenge) => [primaryKey({ columns: [challenge.planId, challenge.id] })],
);

export const sessionChallenges = pgTable(
  "session_challenges",
  { sessionId: sessionId(), ...ownChallenge },
  (challenge) => [primaryKey({ columns: [challenge.sessionId, challenge.id] })],
);

/** Who is behind a nickname, as a teacher has noted it. Only that teacher's own reports show it. */
export const realNames = pgTable(
  "real_names",
  {
    sessionId: sessionId(),
    teacherId: teacherId(),
    participant: integer("participant").notNull(),
    name: text("name").notNull(),
  },
  (real) => [
    primaryKey({ columns: [real.sessionId, real.teacherId, real.participant] }),
    index("real_names_teacher").on(real.teacherId),
  ],
);

/** Learning platforms (LTI 1.3) from which teachers and students may come, as an owner has registered them. */
export const ltiPlatforms = pgTable(
  "lti_platforms",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    issuer: text("issuer").notNull(),
    clientId: text("client_id").notNull(),
    /** The only deployment that may be used; null: any of this client's. */
    deploymentId: text("deployment_id"),
    /** Where a launch is authorised, and where the platform's public keys are. */
    authorisationUrl: text("authorisation_url").notNull(),
    keysUrl: text("keys_url").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (platform) => [uniqueIndex("lti_platforms_client").on(platform.issuer, platform.clientId)],
);

/** One row, created when it is first needed: the key with which this server signs what it tells learning platforms, as a private JWK. */
export const ltiKeys = pgTable("lti_keys", {
  id: integer("id").primaryKey(),
  privateKey: text("private_key").notNull(),
  createdAt: moment("created_at").notNull(),
});

export const seats = pgTable(
  "seats",
  {
    sessionId: sessionId(),
    participant: integer("participant").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    removedAt: moment("removed_at"),
  },
  (seat) => [
    primaryKey({ columns: [seat.sessionId, seat.participant] }),
    uniqueIndex("seats_token").on(seat.sessionId, seat.tokenHash),
  ],
);

/** Seats that are to move to another device: whoever types the code in time gets the seat, and its old device loses it. One code a seat. */
export const seatMoves = pgTable(
  "seat_moves",
  {
    sessionId: sessionId(),
    participant: integer("participant").notNull(),
    codeHash: bytes("code_hash").notNull().unique(),
    expiresAt: moment("expires_at").notNull(),
  },
  (move) => [primaryKey({ columns: [move.sessionId, move.participant] })],
);

export const events = pgTable(
  "events",
  {
    sessionId: sessionId(),
    seq: integer("seq").notNull(),
    at: doublePrecision("at").notNull(),
    type: text("type").notNull(),
    body: parsedJson("body", EventBody).notNull(),
  },
  (event) => [primaryKey({ columns: [event.sessionId, event.seq] })],
);

/**
 * Reported points, many events in a row: one row each would be millions in a lesson. During a class several small rows are added per
 * second; later they are archived: packed together and compressed (see `session/archive.ts`).
 */
export const pointChunks = pgTable(
  "point_chunks",
  {
    sessionId: sessionId(),
    firstSeq: integer("first_seq").notNull(),
    lastSeq: integer("last_seq").notNull(),
    packed: bytes("packed").notNull(),
    /** The times of its first and its last event; null in a row that an earlier version wrote. */
    fromAt: doublePrecision("from_at"),
    toAt: doublePrecision("to_at"),
    archived: boolean("archived").notNull().default(false),
  },
  (chunk) => [primaryKey({ columns: [chunk.sessionId, chunk.firstSeq] })],
);

/** The weights of each participant's best checked run of a round, which are evaluated when its sealed test is opened. */
export const checkpoints = pgTable(
  "checkpoints",
  {
    sessionId: sessionId(),
    participant: integer("participant").notNull(),
    round: integer("round").notNull(),
    run: integer("run").notNull(),
    step: integer("step").notNull(),
    /** float32, little-endian. */
    weights: bytes("weights").notNull(),
  },
  (checkpoint) => [primaryKey({ columns: [checkpoint.sessionId, checkpoint.participant, checkpoint.round] })],
);

/** One row while there is no teacher: the code that the server prints, which creates the first teacher's account. */
export const setup = pgTable("setup", {
  id: integer("id").primaryKey(),
  code: text("code").notNull(),
});

/** One row, created by the first housekeeping: what it has to remember across restarts. */
export const housekeeping = pgTable("housekeeping", {
  id: integer("id").primaryKey(),
  /** How many erasures there have been of what must not stay readable in the data folder. */
  erasures: integer("erasures").notNull().default(0),
  /** How many of those the folder has been scrubbed of. */
  scrubbed: integer("scrubbed").notNull().default(0),
  /** The latest time at which the server's clock was trusted. */
  clockAt: moment("clock_at"),
});
