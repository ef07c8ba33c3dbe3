import { asc, eq } from "drizzle-orm";
import { teachers } from "@/db/schema";
import type { Database } from "@/db/store/open";

/*
 * Who may do what to accounts is decided inside the transaction that does it, with the rows locked: first all owners, then whoever it is
 * done to. So two owners who act on each other at the same moment take turns, and nobody waits in a circle.
 */

type Reads = Pick<Database, "select">;

/** Locks the rows of all owners until the transaction ends. Resolves to their ids: there is always at least one, once a server is set up. */
export async function lockedOwners(transaction: Reads): Promise<string[]> {
  const rows = await transaction
    .select({ id: teachers.id })
    .from(teachers)
    .where(eq(teachers.role, "owner"))
    .orderBy(asc(teachers.id))
    .for("update");
  return rows.map(({ id }) => id);
}

/** Locks a teacher's row until the transaction ends. Resolves to whether there is one. */
export async function isLocked(transaction: Reads, id: string): Promise<boolean> {
  const rows = await transaction
    .select({ id: teachers.id })
    .from(teachers)
    .where(eq(teachers.id, id))
    .for("update");
  return rows.length > 0;
}
