import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { Deed } from "@/lib/session/decide/deeds";
import { AboutOwnChallenge } from "@/lib/session/decide/own-challenges";
import { Plan } from "@/lib/session/decide/plan";
import { bytes, moment, ownChallenge, parsedJson } from "./columns";

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

/** A column for the teacher whom a row belongs to, and with whom it goes. */
export const teacherId = () =>
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

/** Copies of what a saved plan names. They belong to it and go with it, whatever becomes of the teacher's. */
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
