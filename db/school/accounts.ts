import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { coTeachers, deeds, events, plans, sessions, signIns, type TeacherRole, teachers } from "@/db/schema";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { onlyRow } from "@/db/store/statements";
import { recordDeed } from "./audit";
import { voidLinksOf, voidResetLinks } from "./links";
import { isLocked, lockedOwners } from "./owners";
import { endAllSignIns } from "./sign-ins";
import { normaliseEmail, type Teacher, teacherColumns } from "./teachers";

/** An account in the owners' list. */
export type Account = Teacher & {
  /** When it was last used, to within a day. */
  readonly activeAt: Date;
  readonly sessions: number;
  /** How many of them have not ended and have students in them. */
  readonly goingOn: number;
};

const ofTeacher = eq(sessions.hostId, teachers.id);
const lastSignIn = sql`(select max(${signIns.usedAt}) from ${signIns} where ${signIns.teacherId} = ${teachers.id})`;
/** Strangers who try passwords do not use the account. */
const lastDeed = sql`(select max(${deeds.at}) from ${deeds}
  where ${deeds.teacherId} = ${teachers.id} and ${deeds.deed} ->> 'type' <> 'sign-in-held')`;

/** A session of a class, as opposed to one that was only prepared: somebody has joined it. */
const goesOn = and(
  isNull(sessions.endedAt),
  sql`exists (select 1 from ${events}
    where ${events.sessionId} = ${sessions.id} and ${events.type} = 'participant-joined')`,
);

/** Every account of this server, by name. */
export async function listAccounts(db: Database): Promise<Account[]> {
  const countOf = (which: ReturnType<typeof and>) =>
    sql<number>`(select count(*) from ${sessions} where ${which})`.mapWith(Number);
  return db
    .select({
      ...teacherColumns,
      // A sign-in is deleted when it ends, and then the record tells.
      activeAt: sql<Date>`greatest(${teachers.createdAt}, ${lastSignIn}, ${lastDeed})`.mapWith(
        teachers.createdAt,
      ),
      sessions: countOf(ofTeacher),
      goingOn: countOf(and(ofTeacher, goesOn)),
    })
    .from(teachers)
    .orderBy(asc(sql`lower(${teachers.name})`), asc(teachers.email));
}

/** How many sessions a teacher has, and how many of them have students in them now. */
async function countSessions(
  db: Pick<Database, "select">,
  teacherId: string,
): Promise<{ readonly sessions: number; readonly goingOn: number }> {
  return onlyRow(
    await db
      .select({
        sessions: sql<number>`count(*)`.mapWith(Number),
        goingOn: sql<number>`count(*) filter (where ${goesOn})`.mapWith(Number),
      })
      .from(sessions)
      .where(eq(sessions.hostId, teacherId)),
  );
}

/** What a teacher's own page says of their account. `obstacle`: why it cannot be deleted now. */
export async function accountDetails(
  db: Database,
  teacherId: string,
): Promise<{
  readonly hasPassword: boolean;
  readonly sessions: number;
  readonly plans: number;
  readonly obstacle: "last-owner" | "own-class-going-on" | null;
}> {
  const owners = await db.select({ id: teachers.id }).from(teachers).where(eq(teachers.role, "owner"));
  const { sessions: had, goingOn } = await countSessions(db, teacherId);
  const obstacle = obstacleTo(
    teacherId,
    owners.map(({ id }) => id),
    goingOn,
  );
  return {
    hasPassword: (await passwordHashOf(db, teacherId)) !== null,
    sessions: had,
    plans: await db.$count(plans, eq(plans.teacherId, teacherId)),
    obstacle,
  };
}

function obstacleTo(teacherId: string, owners: readonly string[], goingOn: number) {
  if (isLast(teacherId, owners)) return "last-owner";
  return goingOn > 0 ? "own-class-going-on" : null;
}

/** The hash of a teacher's password; null: they have none. */
export async function passwordHashOf(db: Database, teacherId: string): Promise<string | null> {
  const [row] = await db
    .select({ passwordHash: teachers.passwordHash })
    .from(teachers)
    .where(eq(teachers.id, teacherId));
  return row?.passwordHash ?? null;
}

export async function changeName(db: Database, teacherId: string, name: string): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.update(teachers).set({ name }).where(eq(teachers.id, teacherId));
    await noteErased(transaction);
    await recordDeed(transaction, teacherId, { type: "name-changed" });
  });
}

/** False when another account has this e-mail. */
export async function changeEmail(db: Database, teacherId: string, email: string): Promise<boolean> {
  const wanted = normaliseEmail(email);
  const change = db.transaction(async (transaction) => {
    await transaction.update(teachers).set({ email: wanted }).where(eq(teachers.id, teacherId));
    await noteErased(transaction);
    await recordDeed(transaction, teacherId, { type: "email-changed" });
    return true;
  });
  return change.catch((error) => {
    if (isTaken(error)) return false;
    throw error;
  });
}

const UNIQUE_VIOLATION = "23505";

function isTaken(error: unknown): boolean {
  for (let reason = error; reason instanceof Error; reason = reason.cause)
    if ((reason as { code?: unknown }).code === UNIQUE_VIOLATION) return true;
  return false;
}

/**
 * Replaces a password, unless it is no longer the one with the hash `from`. Ends all sign-ins of the teacher but one, and makes links
 * void that would set another password. Resolves to the ids of those sign-ins; null when nothing was changed.
 */
export async function changePassword(
  db: Database,
  teacherId: string,
  change: { readonly from: string; readonly to: string; readonly keptSignIn: string },
): Promise<readonly string[] | null> {
  return db.transaction(async (transaction) => {
    const changed = await transaction
      .update(teachers)
      .set({ passwordHash: change.to })
      .where(and(eq(teachers.id, teacherId), eq(teachers.passwordHash, change.from)))
      .returning({ id: teachers.id });
    if (changed.length === 0) return null;
    await voidResetLinks(transaction, teacherId);
    await noteErased(transaction);
    const ended = await transaction
      .delete(signIns)
      .where(and(eq(signIns.teacherId, teacherId), ne(signIns.id, change.keptSignIn)))
      .returning({ id: signIns.id });
    await recordDeed(transaction, teacherId, { type: "password-changed", browsers: ended.length });
    return ended.map(({ id }) => id);
  });
}

/** Changes what a teacher may do on this server. Returns null, or why not. `by`: an owner; null: the server's command line. */
export async function changeRole(
  db: Database,
  teacherId: string,
  role: TeacherRole,
  by: string | null,
): Promise<"not-an-owner" | "no-such-account" | "last-owner" | null> {
  if (!z.uuid().safeParse(teacherId).success) return "no-such-account";
  return db.transaction(async (transaction) => {
    const owners = await lockedOwners(transaction);
    if (by !== null && !owners.includes(by)) return "not-an-owner";
    if (!(await isLocked(transaction, teacherId))) return "no-such-account";
    if (owners.includes(teacherId) === (role === "owner")) return null;
    if (isLast(teacherId, owners)) return "last-owner";
    await transaction.update(teachers).set({ role }).where(eq(teachers.id, teacherId));
    if (role === "teacher") await voidLinksOf(transaction, teacherId);
    await recordDeed(transaction, by, { type: "role-changed", teacher: teacherId, role });
    return null;
  });
}

function isLast(teacherId: string, owners: readonly string[]): boolean {
  return owners.length === 1 && owners.includes(teacherId);
}

/** An account that was deleted. `ended`: the ids of its sign-ins. `sessions`: how many it had. */
type Gone = { readonly ended: readonly string[]; readonly sessions: number };

/**
 * Removes somebody else's account by an owner. Its sessions are deleted with it, or become those of `heir`, links and students
 * included; its plans are deleted. Returns why not.
 */
export async function removeAccount(
  db: Database,
  teacherId: string,
  { by, heir }: { readonly by: string; readonly heir: string | null },
): Promise<Gone | "not-an-owner" | "no-such-account" | "last-owner" | "their-class-going-on"> {
  const known = z.uuid().safeParse(teacherId).success && (heir === null || z.uuid().safeParse(heir).success);
  if (!known || heir === teacherId) return "no-such-account";
  return db.transaction(async (transaction) => {
    const owners = await lockedOwners(transaction);
    if (!owners.includes(by)) return "not-an-owner";
    for (const id of [teacherId, heir].sort())
      if (id !== null && !(await isLocked(transaction, id))) return "no-such-account";
    if (isLast(teacherId, owners)) return "last-owner";
    const { sessions: had, goingOn } = await countSessions(transaction, teacherId);
    if (heir === null && goingOn > 0) return "their-class-going-on";
    if (heir !== null) await handOver(transaction, teacherId, heir);
    const ended = await deleteTeacher(transaction, teacherId);
    await recordDeed(transaction, by, { type: "account-removed", teacher: teacherId, heir, sessions: had });
    return { ended, sessions: had };
  });
}

/** Deletes a teacher's own account with everything in it; or returns why not. */
export async function deleteOwnAccount(
  db: Database,
  teacherId: string,
): Promise<Gone | "no-such-account" | "last-owner" | "own-class-going-on"> {
  return db.transaction(async (transaction) => {
    const owners = await lockedOwners(transaction);
    if (!(await isLocked(transaction, teacherId))) return "no-such-account";
    const { sessions: had, goingOn } = await countSessions(transaction, teacherId);
    const obstacle = obstacleTo(teacherId, owners, goingOn);
    if (obstacle !== null) return obstacle;
    const ended = await deleteTeacher(transaction, teacherId);
    await recordDeed(transaction, teacherId, { type: "account-deleted", sessions: had });
    return { ended, sessions: had };
  });
}

/** Makes all sessions of a teacher those of another, who is then no longer only a co-teacher of any. */
async function handOver(transaction: Database, from: string, to: string): Promise<void> {
  const moved = await transaction
    .update(sessions)
    .set({ hostId: to })
    .where(eq(sessions.hostId, from))
    .returning({ id: sessions.id });
  const ids = moved.map(({ id }) => id);
  if (ids.length > 0)
    await transaction
      .delete(coTeachers)
      .where(and(eq(coTeachers.teacherId, to), inArray(coTeachers.sessionId, ids)));
}

/** Deletes a teacher with everything that is theirs. Resolves to the ids of their sign-ins. */
async function deleteTeacher(transaction: Database, teacherId: string): Promise<string[]> {
  const ended = await endAllSignIns(transaction, teacherId);
  await transaction.delete(teachers).where(eq(teachers.id, teacherId));
  await noteErased(transaction);
  return ended;
}
