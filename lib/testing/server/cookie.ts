import { encode } from "next-auth/jwt";
import type { Teacher } from "@/db/school/teachers";
import { authSecret } from "@/lib/auth/secret";

/** The `Cookie` header of a browser in which this teacher is signed in. `signIn`: its id; test teachers have one with their own id. */
export async function teacherCookie(
  { id, email, name }: Omit<Teacher, "role">,
  signIn = id,
): Promise<string> {
  const token = await encode({ token: { sub: id, email, name, signIn }, secret: authSecret() });
  return `next-auth.session-token=${token}`;
}
