import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { authSecret } from "../secret";
import type { AuthVisitor } from "../visitor";
import { AUTH_PATH, JOURNEY_SECONDS } from "./flow";

/** What a browser goes to the issuer for. `link`: the sign-in of the teacher who asked. */
const Purpose = z.discriminatedUnion("for", [
  z.object({ for: z.literal("sign-in") }),
  z.object({ for: z.literal("link"), signIn: z.string() }),
  z.object({ for: z.literal("invitation"), token: z.string().max(200) }),
]);
export type Purpose = z.infer<typeof Purpose>;

const COOKIE = "downhill-purpose";
const SIGNING_IN: Purpose = { for: "sign-in" };

/**
 * Remembers in the browser, sealed, what its journey to the issuer is for: somebody who signs in must never be linked to the account of whoever
 * else is signed in there. To be called whenever a journey begins: it replaces the purpose of an earlier one, as next-auth replaces its state.
 */
export async function keepPurpose(visitor: AuthVisitor, purpose: Purpose): Promise<void> {
  if (purpose.for === "sign-in") return forgetPurpose(visitor);
  const value = await encode({ token: purpose, secret: authSecret(), salt: COOKIE, maxAge: JOURNEY_SECONDS });
  visitor.keep({ name: COOKIE, value, path: AUTH_PATH, seconds: JOURNEY_SECONDS });
}

export function forgetPurpose(visitor: AuthVisitor): void {
  visitor.keep({ name: COOKIE, value: "", path: AUTH_PATH, seconds: 0 });
}

/** What the journey that ends now was for. */
export async function purposeOf({ cookies }: AuthVisitor): Promise<Purpose> {
  const token = cookies[COOKIE];
  if (token === undefined) return SIGNING_IN;
  const kept = await decode({ token, secret: authSecret(), salt: COOKIE }).catch(() => null);
  return Purpose.safeParse(kept).data ?? SIGNING_IN;
}
