import { getToken } from "next-auth/jwt";
import { findSignedIn } from "@/db/school/sign-ins";
import type { Teacher } from "@/db/school/teachers";
import { type Database, getDatabase } from "@/db/store/client";
import { authSecret } from "./secret";
import { signIns } from "./sign-ins";

/** Cookies of a request, by name. */
export type Cookies = Readonly<Partial<Record<string, string>>>;

/** A teacher, and the sign-in that their browser has. */
export type SignedIn = { readonly teacher: Teacher; readonly signIn: string };

/** The teacher whom these cookies sign in; null when there is none, or the sign-in has ended. Queries the database every time. */
export async function signedInByCookies(cookies: Cookies, db?: Database): Promise<SignedIn | null> {
  // The cookie's name depends on whether the browser came over HTTPS; either may be used.
  for (const secureCookie of [true, false]) {
    const token = await getToken({ req: { cookies } as never, secret: authSecret(), secureCookie });
    const signIn = token?.signIn;
    if (typeof signIn !== "string" || signIns().hasEnded(signIn)) continue;
    const teacher = await findSignedIn(db ?? (await getDatabase()), signIn);
    if (teacher) return { teacher, signIn };
  }
  return null;
}
