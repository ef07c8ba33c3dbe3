import { eq } from "drizzle-orm";
import { teachers } from "@/db/schema";
import type { Database } from "./open";

/** Locks a teacher's row until the transaction ends: of two simultaneous requests that count what they have, the second counts what the first stored. */
export async function lockTeacher(transaction: Pick<Database, "select">, teacherId: string): Promise<void> {
  await transaction
    .select({ id: teachers.id })
    .from(teachers)
    .where(eq(teachers.id, teacherId))
    .for("update");
}
