import { getCsrfToken, signIn } from "next-auth/react";
import type { Credentials, SignInRefusal } from "@/components/teach/sign-in-form";
import { isProblemCode, type ProblemCode } from "@/lib/session/decide/problem";

/** Signs in. Resolves to null when that worked and the teacher's cookie is set; otherwise to why not. */
export async function enter({ email, password }: Credentials): Promise<SignInRefusal | null> {
  const refuse = (problem: ProblemCode, waitSeconds: number | null = null) => ({ problem, waitSeconds });
  try {
    if (!(await keepsCookies())) return refuse("cookies-blocked");
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.ok && !answer.error) return null;
    // Such as `sign-in-wait:240`.
    const [code, seconds] = (answer?.error ?? "internal").split(":");
    if (!isProblemCode(code)) return refuse("sign-in-failed");
    return refuse(code, Number(seconds) || null);
  } catch {
    return refuse("no-answer");
  }
}

/**
 * Whether this browser keeps our cookies: without them a sign-in succeeds, but the next page asks for it again. A browser that keeps the
 * cookie gets the same token twice; one that does not gets a new token each time.
 */
export async function keepsCookies(): Promise<boolean> {
  const given = await getCsrfToken();
  return (await getCsrfToken()) === given;
}
