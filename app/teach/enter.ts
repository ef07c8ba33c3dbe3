import { signIn } from "next-auth/react";
import type { Credentials } from "@/components/teach/sign-in-form";
import { PROBLEMS, type ProblemCode } from "@/lib/session/problem";

/** Signs in; the teacher's cookie is set when it answers null, else the code says why not. */
export async function enter({ email, password }: Credentials): Promise<ProblemCode | null> {
  try {
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.ok && !answer.error) return null;
    const code = answer?.error ?? "internal";
    return Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : "sign-in-failed";
  } catch {
    return "no-answer";
  }
}
