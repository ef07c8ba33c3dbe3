import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { Plan } from "@/lib/session/decide/plan";
import { EventBody } from "@/lib/session/log/events";
import { Outcome } from "@/lib/session/log/outcome";
import { bytes, moment, ownChallenge, parsedJson } from "./columns";
import { teacherId, teachers } from "./school";

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
    /** From when on the share link opens nothing; null: it does not expire. */
    shareExpiresAt: moment("share_expires_at"),
    /** Opens the replay with the right to train on the training and validation examples; null: only those who hold the desk may. */
    practiceToken: text("practice_token").unique(),
    practiceExpiresAt: moment("practice_expires_at"),
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

/** Copies of what its plan names. They belong to it and go with it, whatever becomes of the teacher's. */
export const sessionChallenges = pgTable(
  "session_challenges",
  { sessionId: sessionId(), ...ownChallenge },
  (challenge) => [primaryKey({ columns: [challenge.sessionId, challenge.id] })],
);

/** Notes that teachers who hold the desk have written beside a replay. The log stays as it is. */
export const replayNotes = pgTable(
  "replay_notes",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    sessionId: sessionId(),
    /** In the time of the log. */
    at: doublePrecision("at").notNull(),
    text: text("text").notNull(),
    /** Whether whoever has a link reads it too. */
    shown: boolean("shown").notNull(),
    teacherId: teacherId(),
    writtenAt: moment("written_at").notNull().defaultNow(),
  },
  (note) => [
    index("replay_notes_session").on(note.sessionId, note.at),
    index("replay_notes_teacher").on(note.teacherId),
  ],
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
