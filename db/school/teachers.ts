import { eq } from "drizzle-orm";
import { teachers } from "@/db/schema";
import type { Database } from "@/db/store/open";

export type Teacher = { readonly id: string; readonly email: string; readonly name: string };

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

export async function hasTeacher(db: Database): Promise<boolean> {
  return (await db.select({ id: teachers.id }).from(teachers).limit(1)).length > 0;
}

export async function findTeacher(db: Database, id: string): Promise<Teacher | null> {
  const [row] = await db
    .select({ id: teachers.id, email: teachers.email, name: teachers.name })
    .from(teachers)
    .where(eq(teachers.id, id));
  return row ?? null;
}

/** Who signs in with this e-mail, and the hash that their password must have. */
export async function findCredentials(
  db: Database,
  email: string,
): Promise<{ teacher: Teacher; passwordHash: string } | null> {
  const [row] = await db
    .select()
    .from(teachers)
    .where(eq(teachers.email, normaliseEmail(email)));
  if (!row) return null;
  return { teacher: { id: row.id, email: row.email, name: row.name }, passwordHash: row.passwordHash };
}
