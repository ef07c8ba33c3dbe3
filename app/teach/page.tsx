import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionList } from "@/components/teach/session-list";
import { getDatabase } from "@/db/client";
import { lastBelievedClock } from "@/db/housekeeping";
import { listSessions } from "@/db/sessions";
import { deletionDate, isClockInDoubt } from "@/lib/session/retention";
import { confirmClockAction, deleteSessionAction, keepSessionAction } from "./actions";
import { requireTeacher } from "./require-teacher";
import { TeacherFrame } from "./teacher-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("sessions.title") };
}

export default async function SessionsPage() {
  const teacher = await requireTeacher();
  const db = await getDatabase();
  const [sessions, last] = await Promise.all([listSessions(db, teacher.id), lastBelievedClock(db)]);
  const now = new Date();
  return (
    <TeacherFrame name={teacher.name}>
      <SessionList
        clockDoubt={
          last && isClockInDoubt(now, last) ? { now: now.toISOString(), last: last.toISOString() } : null
        }
        onConfirmClock={confirmClockAction}
        onDelete={deleteSessionAction}
        onKeep={keepSessionAction}
        sessions={sessions.map((session) => ({
          id: session.id,
          title: session.title,
          joinCode: session.joinCode,
          createdAt: session.createdAt.toISOString(),
          endedAt: session.endedAt?.toISOString() ?? null,
          deletedOn: deletionDate(session)?.toISOString() ?? null,
          begun: session.begun,
          rounds: session.plan.rounds.length,
          participants: session.participants,
          runs: session.runs,
        }))}
      />
    </TeacherFrame>
  );
}
