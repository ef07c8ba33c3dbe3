import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { setup, type TeacherRole, teachers } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { onlyRow } from "@/db/store/statements";
import { recordDeed } from "./audit";

export type Teacher = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: TeacherRole;
};

/** The columns of a `Teacher`: all but the password's hash. */
export const teacherColumns = {
  id: teachers.id,
  email: teachers.email,
  name: teachers.name,
  role: teachers.role,
};

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

export async function hasTeacher(db: Database): Promise<boolean> {
  return (await db.select({ id: teachers.id }).from(teachers).limit(1)).length > 0;
}

export async function findTeacher(db: Database, id: string): Promise<Teacher | null> {
  const [row] = await db.select(teacherColumns).from(teachers).where(eq(teachers.id, id));
  return row ?? null;
}

/** The teacher with this e-mail address, and the hash of their password (null: they have none). */
export async function findCredentials(
  db: Database,
  email: string,
): Promise<{ teacher: Teacher; passwordHash: string | null } | null> {
  const [row] = await db
    .select({ ...teacherColumns, passwordHash: teachers.passwordHash })
    .from(teachers)
    .where(eq(teachers.email, normaliseEmail(email)));
  if (!row) return null;
  const { passwordHash, ...teacher } = row;
  return { teacher, passwordHash };
}

/** The id of the only row of `setup`. */
const ID = 1;

/** The code that creates the first teacher's account: the one already stored, else `fresh`. Null once there is a teacher. */
export async function offerSetupCode(db: Database, fresh: string): Promise<string | null> {
  if (await hasTeacher(db)) return null;
  await db.insert(setup).values({ id: ID, code: fresh }).onConflictDoNothing();
  const [row] = await db.select({ code: setup.code }).from(setup).where(eq(setup.id, ID));
  return row?.code ?? null;
}

/** Whether this is the set-up code, and it has not been used yet. */
export async function isSetupCode(db: Database, code: string): Promise<boolean> {
  const [row] = await db.select({ code: setup.code }).from(setup).where(eq(setup.id, ID));
  return row !== undefined && sameText(row.code, code);
}

/**
 * Creates the account of the first teacher, an owner, and uses up the code; null when the code is wrong or somebody else was faster.
 * `passwordHash`: as `hashPassword` makes it.
 */
export async function createFirstTeacher(
  db: Database,
  { code, email, name, passwordHash }: { code: string; email: string; name: string; passwordHash: string },
): Promise<Teacher | null> {
  return db.transaction(async (transaction) => {
    // Locks the row until the teacher is stored: of two people who know the code, one creates the account.
    const [row] = await transaction
      .select({ code: setup.code })
      .from(setup)
      .where(eq(setup.id, ID))
      .for("update");
    if (!row || !sameText(row.code, code) || (await hasTeacher(transaction))) return null;
    const teacher = onlyRow(
      await transaction
        .insert(teachers)
        .values({ email: normaliseEmail(email), name, role: "owner", passwordHash, createdAt: new Date() })
        .returning(teacherColumns),
    );
    await transaction.delete(setup);
    await recordDeed(transaction, teacher.id, { type: "set-up" });
    return teacher;
  });
}

function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
