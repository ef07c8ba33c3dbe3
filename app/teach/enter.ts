import { getCsrfToken, signIn } from "next-auth/react";
import type { Credentials } from "@/components/teach/sign-in-form";
import { PROBLEMS, type ProblemCode } from "@/lib/session/problem";

/** Signs in; the teacher's cookie is set when it answers null, else the code says why not. */
export async function enter({ email, password }: Credentials): Promise<ProblemCode | null> {
  try {
    if (!(await keepsCookies())) return "cookies-blocked";
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.ok && !answer.error) return null;
    const code = answer?.error ?? "internal";
    return Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : "sign-in-failed";
  } catch {
    return "no-answer";
  }
}

/**
 * Whether this browser keeps our cookies: without them a sign-in succeeds, and the next page asks for it again. The server gives a browser the same
 * token for as long as it brings the cookie back, and a new one each time where it does not.
 */
export async function keepsCookies(): Promise<boolean> {
  const given = await getCsrfToken();
  return (await getCsrfToken()) === given;
}
