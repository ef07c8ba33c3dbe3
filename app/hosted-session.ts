import { notFound } from "next/navigation";
import { requireTeacher } from "@/app/teach/require-teacher";
import { findSession, type SessionRow } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";

/** The session, for its host only. Visitors who are not signed in are sent to sign in and back; for anyone else it is not found. */
export async function hostedSession(sessionId: string): Promise<SessionRow> {
  const teacher = await requireTeacher();
  const session = await findSession(await getDatabase(), sessionId);
  if (session?.hostId !== teacher.id) notFound();
  return session;
}
