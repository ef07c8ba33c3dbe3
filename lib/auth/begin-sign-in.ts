import type { Teacher } from "@/db/school/teachers";
import type { Database } from "@/db/store/client";
import { DEVICE_COOKIE_PATH, DEVICE_DAYS, deviceCookie } from "./known-device";
import { authSecret } from "./secret";
import { signIns } from "./sign-ins";
import type { AuthVisitor } from "./visitor";

const DAY_SECONDS = 86_400;

/**
 * Signs a teacher in with one more browser, and marks it as known for the account. `device`: its id, if it was known before. Resolves to the
 * sign-in's id.
 */
export async function beginSignIn(
  db: Database,
  { id, email }: Teacher,
  device: string | null,
  visitor: AuthVisitor,
): Promise<string> {
  const begun = await signIns().begin(db, id, device === null ? "new" : "known");
  const { name, value } = deviceCookie(email, device, authSecret());
  visitor.keep({ name, value, path: DEVICE_COOKIE_PATH, seconds: DEVICE_DAYS * DAY_SECONDS });
  return begun;
}
