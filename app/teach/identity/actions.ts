"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { unlinkIdentity } from "@/db/school/identities";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { environment } from "@/lib/env";
import type { ProblemCode } from "@/lib/session/decide/problem";

const Key = z.object({ issuer: z.string().max(2_000), subject: z.string().max(255) });

/** Unlinks an identity of the teacher's. Returns null, or why not. */
export async function unlinkIdentityAction(typed: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const key = Key.safeParse(typed);
  if (!key.success) return "bad-request";
  const issuer = environment().oidc?.issuer ?? null;
  const outcome = await unlinkIdentity(await getDatabase(), teacher.id, key.data, issuer);
  revalidatePath("/teach/account");
  return outcome === "last" ? "identity-last" : null;
}
