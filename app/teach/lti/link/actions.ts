"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { LINK_COOKIE, linkLaunched } from "@/lib/auth/lti/linking";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { refusalToStore } from "../../refusal-to-store";

/** Links the account at the platform, which this browser came from, with the teacher's. Leaves the page, or returns why not. */
export async function linkAction(): Promise<ProblemCode> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const ticket = (await cookies()).get(LINK_COOKIE)?.value;
  const linked = await linkLaunched(await getDatabase(), ticket, teacher.id).catch(refusalToStore);
  return typeof linked === "string" ? linked : redirect(linked.to);
}
