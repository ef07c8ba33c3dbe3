import { notFound } from "next/navigation";
import { requireTeacher } from "@/app/teach/require-teacher";
import { deskRole } from "@/db/session/desks";
import { findSession, type SessionRow } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";

/**
 * The session, for teachers who may hold its desk. Visitors who are not signed in are sent to sign in and back; for anyone else it is not
 * found.
 */
export async function deskSession(sessionId: string): Promise<SessionRow> {
  const teacher = await requireTeacher();
  const db = await getDatabase();
  const session = await findSession(db, sessionId);
  if (!session || !(await deskRole(db, session, teacher.id))) notFound();
  return session;
}
