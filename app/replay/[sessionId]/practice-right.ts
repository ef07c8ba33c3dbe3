import { deskRole } from "@/db/session/desks";
import { findSession } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { linkRight } from "@/lib/auth/tokens/replay-links";

type Visitor = {
  readonly sessionId: string;
  /** The token in the address. */
  readonly share: string | null;
  /** The id of who is signed in. */
  readonly teacher: string | null;
};

/** Whether somebody may train on the examples of a class: they may ("practise"), may once it has ended ("going-on"), or may not (null). */
export async function practiceRight(
  db: Database,
  { sessionId, share, teacher }: Visitor,
): Promise<"practise" | "going-on" | null> {
  const session = await findSession(db, sessionId);
  if (!session) return null;
  if (linkRight(session, share, new Date()) === "practise") return "practise";
  if (teacher === null || (await deskRole(db, session, teacher)) === null) return null;
  return session.endedAt === null ? "going-on" : "practise";
}
