import { createHash, randomBytes } from "node:crypto";
import { and, asc, count, eq, gt, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { accountLinks, type TeacherRole, teachers } from "@/db/schema";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { onlyRow } from "@/db/store/statements";
import { DAY_MS } from "@/lib/session/retention";
import { recordDeed } from "./audit";
import { isLocked, lockedOwners } from "./owners";
import { endAllSignIns } from "./sign-ins";
import { normaliseEmail, type Teacher, teacherColumns } from "./teachers";

export const INVITATION_DAYS = 7;
export const RESET_HOURS = 24;
/** Far more than a school sends at once; a bound on what one account can store. */
export const MOST_INVITATIONS = 100;
/** How long it is known that a link was used or has expired; after that it is unknown. */
const DAYS_REMEMBERED = 30;
const HOUR_MS = 3_600_000;

export type LinkKind = typeof accountLinks.$inferSelect.kind;

/** 128 random bits as base64url. Anything else is not looked up. */
const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** A link that was just made. `token`: what is in it, which is not known again later. */
export type NewLink = { readonly token: string; readonly expiresAt: Date };

/** A link as it is now. `email` and `name`: of whose password it sets. */
export type FoundLink =
  | {
      readonly state: "open";
      readonly role: TeacherRole | null;
      readonly teacher: { readonly id: string; readonly name: string; readonly email: string } | null;
    }
  | { readonly state: "used" | "expired" | "unknown" };

/** An invitation that nobody has accepted yet. `madeBy`: the name of the owner who made it. */
export type OpenInvitation = {
  readonly id: string;
  readonly role: TeacherRole;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
};

function hashOf(token: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** Creates an invitation by an owner; or returns why not. */
export async function makeInvitation(
  db: Database,
  { madeBy, role }: { madeBy: string; role: TeacherRole },
): Promise<NewLink | "too-many-invitations" | "not-an-owner"> {
  return db.transaction(async (transaction) => {
    // Locks all owners: an invitation must not outlast its maker's being one, and of two at once the second counts the first.
    if (!(await lockedOwners(transaction)).includes(madeBy)) return "not-an-owner";
    const now = new Date();
    const { open } = onlyRow(
      await transaction.select({ open: count() }).from(accountLinks).where(isOpenInvitation(now)),
    );
    if (open >= MOST_INVITATIONS) return "too-many-invitations";
    const token = randomBytes(16).toString("base64url");
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
    await transaction
      .insert(accountLinks)
      .values({ kind: "invitation", tokenHash: hashOf(token), role, madeBy, madeAt: now, expiresAt });
    await recordDeed(transaction, madeBy, { type: "invitation-made", role });
    return { token, expiresAt };
  });
}

/** Those that can still be accepted, whoever made them; the next to expire first. */
export async function openInvitations(db: Database): Promise<OpenInvitation[]> {
  const rows = await db
    .select({
      id: accountLinks.id,
      role: accountLinks.role,
      madeBy: teachers.name,
      madeAt: accountLinks.madeAt,
      expiresAt: accountLinks.expiresAt,
    })
    .from(accountLinks)
    .innerJoin(teachers, eq(teachers.id, accountLinks.madeBy))
    .where(isOpenInvitation(new Date()))
    .orderBy(asc(accountLinks.expiresAt), asc(accountLinks.id));
  return rows.map((row) => ({ ...row, role: row.role ?? "teacher" }));
}

function isOpenInvitation(now: Date) {
  return and(
    eq(accountLinks.kind, "invitation"),
    isNull(accountLinks.usedAt),
    gt(accountLinks.expiresAt, now),
  );
}

/** Makes an invitation void. False when there is none to withdraw, as when somebody has just accepted it, or `by` is no owner. */
export async function withdrawInvitation(db: Database, id: string, by: string): Promise<boolean> {
  if (!z.uuid().safeParse(id).success) return false;
  return db.transaction(async (transaction) => {
    if (!(await lockedOwners(transaction)).includes(by)) return false;
    const [row] = await transaction
      .delete(accountLinks)
      .where(and(eq(accountLinks.id, id), eq(accountLinks.kind, "invitation"), isNull(accountLinks.usedAt)))
      .returning({ role: accountLinks.role });
    if (row) await recordDeed(transaction, by, { type: "invitation-withdrawn", role: row.role ?? "teacher" });
    return row !== undefined;
  });
}

/**
 * Creates a link that sets a teacher's password, in place of an earlier one; or returns why not. `by`: an owner; null: the server's
 * command line.
 */
export async function makeResetLink(
  db: Database,
  teacherId: string,
  by: string | null,
): Promise<NewLink | "not-an-owner" | "no-such-account"> {
  if (!z.uuid().safeParse(teacherId).success) return "no-such-account";
  return db.transaction(async (transaction) => {
    const owners = await lockedOwners(transaction);
    if (by !== null && !owners.includes(by)) return "not-an-owner";
    if (!(await isLocked(transaction, teacherId))) return "no-such-account";
    const now = new Date();
    const token = randomBytes(16).toString("base64url");
    const expiresAt = new Date(now.getTime() + RESET_HOURS * HOUR_MS);
    await voidResetLinks(transaction, teacherId);
    await transaction
      .insert(accountLinks)
      .values({ kind: "reset", tokenHash: hashOf(token), teacherId, madeBy: by, madeAt: now, expiresAt });
    await recordDeed(transaction, by, { type: "reset-link-made", teacher: teacherId });
    return { token, expiresAt };
  });
}

/** To be called with every change of a teacher's password, in the same transaction. */
export async function voidResetLinks(db: Pick<Database, "delete">, teacherId: string): Promise<void> {
  await db
    .delete(accountLinks)
    .where(
      and(eq(accountLinks.teacherId, teacherId), eq(accountLinks.kind, "reset"), isNull(accountLinks.usedAt)),
    );
}

/** To be called when an owner becomes a teacher, in the same transaction: what they gave out would go on making owners. */
export async function voidLinksOf(db: Pick<Database, "delete">, madeBy: string): Promise<void> {
  await db.delete(accountLinks).where(and(eq(accountLinks.madeBy, madeBy), isNull(accountLinks.usedAt)));
}

export async function findLink(db: Database, kind: LinkKind, token: string): Promise<FoundLink> {
  const link = await linkOf(db, kind, token);
  if (typeof link === "string") return { state: link };
  const [teacher] =
    link.teacherId === null
      ? []
      : await db.select(teacherColumns).from(teachers).where(eq(teachers.id, link.teacherId));
  return { state: "open", role: link.role, teacher: teacher ?? null };
}

async function linkOf(db: Pick<Database, "select">, kind: LinkKind, token: string, lock = false) {
  if (!TOKEN.test(token)) return "unknown";
  const asked = db
    .select()
    .from(accountLinks)
    .where(and(eq(accountLinks.tokenHash, hashOf(token)), eq(accountLinks.kind, kind)));
  const [link] = await (lock ? asked.for("update") : asked);
  if (!link) return "unknown";
  if (link.usedAt) return "used";
  return link.expiresAt <= new Date() ? "expired" : link;
}

type NewAccount = { readonly email: string; readonly name: string; readonly passwordHash: string };

/** Creates the account that an invitation is for, and uses it up; or returns why not. It is not used up by an e-mail that is taken. */
export async function acceptInvitation(
  db: Database,
  token: string,
  { email, name, passwordHash }: NewAccount,
): Promise<Teacher | "used" | "expired" | "unknown" | "email-taken"> {
  return db.transaction(async (transaction) => {
    // Locks the link until the teacher is stored: of two people who have it, one creates an account.
    const link = await linkOf(transaction, "invitation", token, true);
    if (typeof link === "string") return link;
    const [teacher] = await transaction
      .insert(teachers)
      .values({
        email: normaliseEmail(email),
        name,
        role: link.role ?? "teacher",
        passwordHash,
        createdAt: new Date(),
      })
      .onConflictDoNothing()
      .returning(teacherColumns);
    if (!teacher) return "email-taken";
    await transaction.update(accountLinks).set({ usedAt: new Date() }).where(eq(accountLinks.id, link.id));
    await recordDeed(transaction, teacher.id, { type: "invitation-accepted", role: teacher.role });
    return teacher;
  });
}

/** Uses up an invitation for an account that is created in the same transaction. Resolves to the role that it gives; null when it is not open. */
export async function redeemInvitation(db: Database, token: string): Promise<TeacherRole | null> {
  const link = await linkOf(db, "invitation", token, true);
  if (typeof link === "string") return null;
  await db.update(accountLinks).set({ usedAt: new Date() }).where(eq(accountLinks.id, link.id));
  return link.role ?? "teacher";
}

/** Sets the password that a link is for, uses it up, and ends all sign-ins of its teacher; or returns why not. `ended`: their ids. */
export async function resetPassword(
  db: Database,
  token: string,
  passwordHash: string,
): Promise<{ teacher: Teacher; ended: readonly string[] } | "used" | "expired" | "unknown"> {
  return db.transaction(async (transaction) => {
    const seen = await linkOf(transaction, "reset", token);
    if (typeof seen === "string") return seen;
    // The teacher before the link, as wherever a password is changed: two that lock both must not wait for each other.
    if (seen.teacherId === null || !(await isLocked(transaction, seen.teacherId))) return "unknown";
    const link = await linkOf(transaction, "reset", token, true);
    if (typeof link === "string") return link;
    const teacher = onlyRow(
      await transaction
        .update(teachers)
        .set({ passwordHash })
        .where(eq(teachers.id, seen.teacherId))
        .returning(teacherColumns),
    );
    await transaction.update(accountLinks).set({ usedAt: new Date() }).where(eq(accountLinks.id, link.id));
    await voidResetLinks(transaction, teacher.id);
    await noteErased(transaction);
    const ended = await endAllSignIns(transaction, teacher.id);
    await recordDeed(transaction, teacher.id, { type: "password-reset", browsers: ended.length });
    return { teacher, ended };
  });
}

/** Forgets links that were used or expired long ago. */
export async function deleteOldLinks(db: Database, now: Date): Promise<void> {
  const old = new Date(now.getTime() - DAYS_REMEMBERED * DAY_MS);
  await db.delete(accountLinks).where(lt(accountLinks.expiresAt, old));
}
