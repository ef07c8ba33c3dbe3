"use server";

import { revalidatePath } from "next/cache";
import { deleteOwnChallenge, keepOwnChallenge } from "@/db/school/own-challenges";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import type { AboutOwn } from "@/lib/learning/examples/own-content";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { refusalToStore } from "../refusal-to-store";
import { checkedContent } from "./checked-content";

/** A challenge that a teacher has made, as plans name it. */
type Kept = { readonly id: string; readonly about: AboutOwn };

/** Keeps words or a table among the teacher's own challenges. Returns it, or why not. */
export async function keepChallengeAction(typed: unknown): Promise<Kept | ProblemCode> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const checked = await checkedContent(typed);
  if (checked === null) return "bad-request";
  const kept = await keepOwnChallenge(await getDatabase(), teacher.id, checked).catch(refusalToStore);
  if (kept !== "kept") return kept;
  revalidatePath("/teach/challenges");
  return { id: checked.id, about: checked.about };
}

/** Deletes one of the teacher's own challenges. Sessions and saved plans keep their copies. Returns null, or why not. */
export async function deleteChallengeAction(id: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  if (typeof id !== "string") return "bad-request";
  const deleted = await deleteOwnChallenge(await getDatabase(), teacher.id, id).catch(refusalToStore);
  if (typeof deleted === "string") return deleted;
  revalidatePath("/teach/challenges");
  return deleted ? null : "no-such-challenge";
}
