import { and, asc, eq } from "drizzle-orm";
import { identities, type TeacherRole, teachers } from "@/db/schema";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { recordDeed } from "./audit";
import { normaliseEmail, type Teacher, teacherColumns } from "./teachers";

/** Somebody's account at an issuer of OpenID Connect: the issuer never gives the subject to anybody else. */
export type IdentityKey = { readonly issuer: string; readonly subject: string };

/** An identity that signs in to a teacher's account. */
export type Identity = IdentityKey & { readonly createdAt: Date };

const is = ({ issuer, subject }: IdentityKey) =>
  and(eq(identities.issuer, issuer), eq(identities.subject, subject));

/** The teacher whom an identity signs in. */
export async function findByIdentity(db: Database, identity: IdentityKey): Promise<Teacher | null> {
  const [row] = await db
    .select(teacherColumns)
    .from(identities)
    .innerJoin(teachers, eq(teachers.id, identities.teacherId))
    .where(is(identity));
  return row ?? null;
}

/** Oldest first. */
export async function listIdentities(db: Database, teacherId: string): Promise<Identity[]> {
  return db
    .select({ issuer: identities.issuer, subject: identities.subject, createdAt: identities.createdAt })
    .from(identities)
    .where(eq(identities.teacherId, teacherId))
    .orderBy(asc(identities.createdAt), asc(identities.subject));
}

/** Links an identity to an account, and records it. False when it signs in to an account already, also when to this one. */
export async function linkIdentity(
  db: Database,
  teacherId: string,
  { issuer, subject }: IdentityKey,
  how: "by-email" | "by-hand" | "by-launch" | "account-created",
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const linked = await transaction
      .insert(identities)
      .values({ issuer, subject, teacherId, createdAt: new Date() })
      .onConflictDoNothing()
      .returning({ subject: identities.subject });
    if (linked.length === 0) return false;
    await recordDeed(transaction, teacherId, { type: "identity-linked", how });
    return true;
  });
}

/**
 * Unlinks one of a teacher's identities, and records it. `last`: it was left, since without it nothing would sign the teacher in: they have
 * no password and no other identity of `issuer`, the only one that is asked.
 */
export async function unlinkIdentity(
  db: Database,
  teacherId: string,
  identity: IdentityKey,
  issuer: string | null,
): Promise<"unlinked" | "unknown" | "last"> {
  return db.transaction(async (transaction) => {
    // Locks the account: of two identities that are unlinked at once, one is seen to be the last.
    const [account] = await transaction
      .select({ passwordHash: teachers.passwordHash })
      .from(teachers)
      .where(eq(teachers.id, teacherId))
      .for("update");
    const all = await listIdentities(transaction, teacherId);
    const isThis = (one: IdentityKey) => one.issuer === identity.issuer && one.subject === identity.subject;
    if (!account || !all.some(isThis)) return "unknown";
    const others = all.filter((one) => !isThis(one) && one.issuer === issuer);
    if (account.passwordHash === null && others.length === 0) return "last";
    await transaction.delete(identities).where(is(identity));
    await noteErased(transaction);
    await recordDeed(transaction, teacherId, { type: "identity-unlinked" });
    return "unlinked";
  });
}

/** Creates an account without a password, into which the identity signs in. Null when the address or the identity has an account already. */
export async function createTeacherOf(
  db: Database,
  identity: IdentityKey,
  { email, name, role }: { email: string; name: string; role: TeacherRole },
): Promise<Teacher | null> {
  const [teacher] = await db
    .insert(teachers)
    .values({ email: normaliseEmail(email), name, role, passwordHash: null, createdAt: new Date() })
    .onConflictDoNothing()
    .returning(teacherColumns);
  if (!teacher || !(await linkIdentity(db, teacher.id, identity, "account-created"))) return null;
  return teacher;
}
