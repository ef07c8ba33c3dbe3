import { findByIdentity, linkIdentity } from "@/db/school/identities";
import type { Database } from "@/db/store/client";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { launchTickets } from "./tickets";

/** Where a teacher whom a platform has sent for the first time links their account there with the one here. */
export const LINK_PATH = "/teach/lti/link";
/** The cookie with the ticket for it: an address could be sent to somebody else. */
export const LINK_COOKIE = "downhill-link";

/** Links whom the ticket is about to the account of a teacher who is signed in, and asked for it. Resolves to where to go on, or why not. */
export async function linkLaunched(
  db: Database,
  ticket: string | undefined,
  teacherId: string,
): Promise<{ readonly to: string } | ProblemCode> {
  const held = launchTickets().see("link", ticket);
  if (!held) return "lti-expired";
  const { teacher, to } = held;
  if (!(await linkIdentity(db, teacherId, teacher.identity, "by-launch"))) {
    const owner = await findByIdentity(db, teacher.identity);
    if (owner?.id !== teacherId) return "identity-taken";
  }
  launchTickets().take("link", ticket);
  return { to };
}
