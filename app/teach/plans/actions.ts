"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { changePlan, deletePlan, findPlan, savePlan } from "@/db/school/plans";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { ownOf, plannedSession } from "../planned-session";
import { refusalToStore } from "../refusal-to-store";

/** Saves a plan under its title. Returns null, or why not. */
export async function keepPlanAction(typed: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const planned = await plannedSession(typed, ownOf(teacher.id));
  if (planned === null) return "bad-request";
  const { title: name, plan, own } = planned;
  const kept = { teacherId: teacher.id, name, plan, own };
  const saved = await savePlan(await getDatabase(), kept).catch(refusalToStore);
  if (typeof saved === "string") return saved;
  return saved === null ? "too-many-plans" : null;
}

/** Changes a saved plan and redirects to the list; otherwise returns why not. */
export async function changePlanAction(planId: unknown, typed: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const planned = await plannedSession(typed, ownOf(teacher.id));
  if (planned === null || typeof planId !== "string") return "bad-request";
  const { title: name, plan, own } = planned;
  const change = { teacherId: teacher.id, name, plan, own };
  const changed = await changePlan(await getDatabase(), planId, change).catch(refusalToStore);
  if (typeof changed === "string") return changed;
  if (!changed) return "no-such-plan";
  redirect("/teach/plans");
}

/** Copies a saved plan under another name. Returns null, or why not. */
export async function copyPlanAction(planId: unknown, name: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  if (typeof planId !== "string" || typeof name !== "string") return "bad-request";
  const db = await getDatabase();
  const original = await findPlan(db, planId, teacher.id);
  if (original === null) return "no-such-plan";
  const problem = await keepPlanAction({ title: name.slice(0, 120), plan: original.plan });
  revalidatePath("/teach/plans");
  return problem;
}

export async function deletePlanAction(planId: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  if (typeof planId !== "string") return "bad-request";
  const deleted = await deletePlan(await getDatabase(), planId, teacher.id).catch(refusalToStore);
  if (typeof deleted === "string") return deleted;
  revalidatePath("/teach/plans");
  return deleted ? null : "no-such-plan";
}
