import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import type { Database } from "@/db/client";
import { findCredentials, normaliseEmail, type Teacher } from "@/db/teachers";
import type { ProblemCode } from "@/lib/session/problem";
import { networkOf } from "./network-of";
import { isPassword, MAX_PASSWORD_LENGTH } from "./password";

const Credentials = z.object({ email: z.string().max(320), password: z.string().max(MAX_PASSWORD_LENGTH) });

export type SignIn =
  | { readonly ok: true; readonly teacher: Teacher }
  | { readonly ok: false; readonly code: ProblemCode };

const QUARTER_OF_AN_HOUR = 15 * 60;

/**
 * Signs teachers in, with few tries: five wrong passwords in a quarter of an hour for one e-mail, thirty from one address
 * (a school has one for all its teachers). The right password clears its e-mail's count.
 */
export function createSignIn() {
  const ofEmail = new RateLimiterMemory({ points: 5, duration: QUARTER_OF_AN_HOUR });
  const ofAddress = new RateLimiterMemory({ points: 30, duration: QUARTER_OF_AN_HOUR });

  return async (db: Database, typed: unknown, address: string): Promise<SignIn> => {
    const credentials = Credentials.safeParse(typed);
    if (!credentials.success) return { ok: false, code: "sign-in-failed" };
    const { password } = credentials.data;
    const email = normaliseEmail(credentials.data.email);
    const network = networkOf(address);
    try {
      // Counted before the slow part, so that a hundred tries at once are not a hundred tries.
      await Promise.all([ofEmail.consume(email), ofAddress.consume(network)]);
    } catch {
      return { ok: false, code: "too-fast" };
    }
    const found = await findCredentials(db, email);
    if (!(await isPassword(password, found?.passwordHash ?? null)) || !found)
      return { ok: false, code: "sign-in-failed" };
    await Promise.all([ofEmail.delete(email), ofAddress.reward(network)]);
    return { ok: true, teacher: found.teacher };
  };
}
