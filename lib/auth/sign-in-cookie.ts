import { encode } from "next-auth/jwt";
import type { Teacher } from "@/db/school/teachers";
import { authSecret } from "./secret";

/**
 * The longest that browsers keep a cookie. Its validity depends on the sign-in that it names, which expires after `SIGN_IN_DAYS`
 * without use, so that nobody is signed out in the middle of a class because a cookie has expired.
 */
export const COOKIE_SECONDS = 400 * 86_400;

/** The cookie that next-auth gives a browser in which a teacher signs in, for those who come in by another way. `signIn`: the sign-in's id. */
export async function signInCookie(
  { id, email, name }: Teacher,
  signIn: string,
  isSecure: boolean,
): Promise<{ readonly name: string; readonly value: string }> {
  const token = { sub: id, email, name, signIn };
  return {
    name: `${isSecure ? "__Secure-" : ""}next-auth.session-token`,
    value: await encode({ token, secret: authSecret(), maxAge: COOKIE_SECONDS }),
  };
}
