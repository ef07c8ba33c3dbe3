import { and, asc, count, eq } from "drizzle-orm";
import { z } from "zod";
import { planChallenges, plans } from "@/db/schema";
import { keepPlanChallenges, type StoredChallenge } from "@/db/session/own-challenges";
import { noteErased } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { onlyRow } from "@/db/store/statements";
import { lockTeacher } from "@/db/store/teacher-lock";
import type { Plan } from "@/lib/session/decide/plan";

/** A lesson plan that a teacher keeps under a name, apart from any session. */
export type SavedPlan = {
  readonly id: string;
  readonly name: string;
  readonly plan: Plan;
  readonly changedAt: Date;
};

/** Far more than one teacher needs; a bound on what one account can store. */
export const MAX_PLANS_A_TEACHER = 200;

const columns = { id: plans.id, name: plans.name, plan: plans.plan, changedAt: plans.changedAt };

/** Ids come from addresses that anyone can type, and the database throws on anything but a UUID. */
function isPlanId(id: string): boolean {
  return z.uuid().safeParse(id).success;
}

function planOf(id: string, teacherId: string) {
  return and(eq(plans.id, id), eq(plans.teacherId, teacherId));
}

/** `own`: the challenges among its rounds that a teacher has made. */
type NewPlan = {
  readonly teacherId: string;
  readonly name: string;
  readonly plan: Plan;
  readonly own?: readonly StoredChallenge[];
};

/** Saves a new plan; null when the teacher already has the maximum. */
export async function savePlan(
  db: Database,
  { teacherId, name, plan, own = [] }: NewPlan,
): Promise<SavedPlan | null> {
  return db.transaction(async (transaction) => {
    await lockTeacher(transaction, teacherId);
    const { kept } = onlyRow(
      await transaction.select({ kept: count() }).from(plans).where(eq(plans.teacherId, teacherId)),
    );
    if (kept >= MAX_PLANS_A_TEACHER) return null;
    const saved = onlyRow(
      await transaction
        .insert(plans)
        .values({ teacherId, name, plan, changedAt: new Date() })
        .returning(columns),
    );
    await keepPlanChallenges(transaction, saved.id, own);
    return saved;
  });
}

export const PLANS_A_PAGE = 20;

/** A page of a teacher's plans by name, the older of two of the same name first. `page`: from 0. */
export async function listPlans(
  db: Database,
  teacherId: string,
  page = 0,
): Promise<{ readonly plans: readonly SavedPlan[]; readonly more: boolean }> {
  const rows = await db
    .select(columns)
    .from(plans)
    .where(eq(plans.teacherId, teacherId))
    .orderBy(asc(plans.name), asc(plans.changedAt), asc(plans.id))
    .offset(page * PLANS_A_PAGE)
    .limit(PLANS_A_PAGE + 1);
  return { plans: rows.slice(0, PLANS_A_PAGE), more: rows.length > PLANS_A_PAGE };
}

/** The names of all of a teacher's plans, sorted by name. */
export async function namesOfPlans(
  db: Database,
  teacherId: string,
): Promise<Pick<SavedPlan, "id" | "name">[]> {
  return db
    .select({ id: plans.id, name: plans.name })
    .from(plans)
    .where(eq(plans.teacherId, teacherId))
    .orderBy(asc(plans.name), asc(plans.changedAt));
}

export async function findPlan(db: Database, id: string, teacherId: string): Promise<SavedPlan | null> {
  if (!isPlanId(id)) return null;
  const [row] = await db.select(columns).from(plans).where(planOf(id, teacherId));
  return row ?? null;
}

/** False when this teacher has no such plan. */
export async function changePlan(
  db: Database,
  id: string,
  { teacherId, name, plan, own = [] }: NewPlan,
): Promise<boolean> {
  if (!isPlanId(id)) return false;
  return db.transaction(async (transaction) => {
    const changed = await transaction
      .update(plans)
      .set({ name, plan, changedAt: new Date() })
      .where(planOf(id, teacherId))
      .returning({ id: plans.id });
    if (changed.length === 0) return false;
    const before = await transaction
      .delete(planChallenges)
      .where(eq(planChallenges.planId, id))
      .returning({ id: planChallenges.id });
    await keepPlanChallenges(transaction, id, own);
    // A list of words may be a list of pupils.
    if (before.some(({ id }) => !own.some((one) => one.id === id))) await noteErased(transaction);
    return true;
  });
}

/** False when this teacher has no such plan. */
export async function deletePlan(db: Database, id: string, teacherId: string): Promise<boolean> {
  if (!isPlanId(id)) return false;
  return db.transaction(async (transaction) => {
    const deleted = await transaction.delete(plans).where(planOf(id, teacherId)).returning({ id: plans.id });
    if (deleted.length > 0) await noteErased(transaction);
    return deleted.length > 0;
  });
}
