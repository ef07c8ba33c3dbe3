import { getToken } from "next-auth/jwt";
import { type Database, getDatabase } from "@/db/client";
import { findTeacher, type Teacher } from "@/db/teachers";
import { authSecret } from "./secret";

/** Cookies of a request, by name. */
export type Cookies = Readonly<Partial<Record<string, string>>>;

/** The teacher whom these cookies sign in; null when nobody is, or the account is gone. */
export async function teacherFromCookies(cookies: Cookies, db?: Database): Promise<Teacher | null> {
  // The name depends on whether the browser came over HTTPS; a token under either was encrypted here.
  for (const secureCookie of [true, false]) {
    const token = await getToken({ req: { cookies } as never, secret: authSecret(), secureCookie });
    if (token?.sub) return findTeacher(db ?? (await getDatabase()), token.sub);
  }
  return null;
}
