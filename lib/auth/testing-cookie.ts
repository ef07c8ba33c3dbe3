import { encode } from "next-auth/jwt";
import type { Teacher } from "@/db/teachers";
import { authSecret } from "./secret";

/** The `Cookie` header of a browser in which this teacher is signed in. */
export async function teacherCookie({ id, email, name }: Teacher): Promise<string> {
  const token = await encode({ token: { sub: id, email, name }, secret: authSecret() });
  return `next-auth.session-token=${token}`;
}
