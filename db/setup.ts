import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { setup, teachers } from "./schema";
import { recordDeed } from "./school/audit";
import { hasTeacher, normaliseEmail, type Teacher } from "./school/teachers";
import type { Database } from "./store/open";

/** The only row. */
const ID = 1;

/** The code that makes the first teacher: the one already promised, else `fresh`. Null once there is a teacher. */
export async function offerSetupCode(db: Database, fresh: string): Promise<string | null> {
  if (await hasTeacher(db)) return null;
  await db.insert(setup).values({ id: ID, code: fresh }).onConflictDoNothing();
  const [row] = await db.select({ code: setup.code }).from(setup).where(eq(setup.id, ID));
  return row?.code ?? null;
}

/** Whether it is the code that was printed and not used yet. */
export async function isSetupCode(db: Database, code: string): Promise<boolean> {
  const [row] = await db.select({ code: setup.code }).from(setup).where(eq(setup.id, ID));
  return row !== undefined && sameText(row.code, code);
}

/**
 * Makes the first teacher, if the code is right and nobody was faster; null if not. The code is used up.
 * `passwordHash`: as the sign-in compares it.
 */
export async function createFirstTeacher(
  db: Database,
  { code, email, name, passwordHash }: { code: string; email: string; name: string; passwordHash: string },
): Promise<Teacher | null> {
  return db.transaction(async (transaction) => {
    // Held until the teacher is in: of two that know the code, one makes the account.
    const [row] = await transaction
      .select({ code: setup.code })
      .from(setup)
      .where(eq(setup.id, ID))
      .for("update");
    if (!row || !sameText(row.code, code) || (await hasTeacher(transaction))) return null;
    const [teacher] = await transaction
      .insert(teachers)
      .values({ email: normaliseEmail(email), name, passwordHash, createdAt: new Date() })
      .returning({ id: teachers.id, email: teachers.email, name: teachers.name });
    await transaction.delete(setup);
    await recordDeed(transaction, teacher.id, { type: "set-up" });
    return teacher;
  });
}

function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
