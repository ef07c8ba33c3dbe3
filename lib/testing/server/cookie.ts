import { encode } from "next-auth/jwt";
import type { Teacher } from "@/db/school/teachers";
import { authSecret } from "@/lib/auth/secret";

/** The `Cookie` header of a browser in which this teacher is signed in. `signIn`: which sign-in; a teacher of the tests has one with their own id. */
export async function teacherCookie({ id, email, name }: Teacher, signIn = id): Promise<string> {
  const token = await encode({ token: { sub: id, email, name, signIn }, secret: authSecret() });
  return `next-auth.session-token=${token}`;
}
