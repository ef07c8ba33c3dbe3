import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type ListedSession, SessionList } from "@/components/teach/sessions/session-list";
import { listSessions, type SessionSummary } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";
import { lastBelievedClock } from "@/db/store/housekeeping";
import { deletionDate, isClockInDoubt } from "@/lib/session/retention";
import { confirmClockAction, deleteSessionAction, keepSessionAction } from "./actions";
import { pageNumber } from "./page-number";
import { requireTeacher } from "./require-teacher";
import { TeacherFrame } from "./teacher-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("sessions.title") };
}

type Search = { searchParams: Promise<{ page?: string | string[] }> };

/** The teacher's live sessions, and one page of those that have ended. */
export default async function SessionsPage({ searchParams }: Search) {
  const teacher = await requireTeacher();
  const page = pageNumber((await searchParams).page);
  const db = await getDatabase();
  const [{ live, past, more }, last] = await Promise.all([
    listSessions(db, teacher.id, page),
    lastBelievedClock(db),
  ]);
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
        live={live.map(listed)}
        past={past.map(listed)}
        pages={{ page, more }}
      />
    </TeacherFrame>
  );
}

function listed(session: SessionSummary): ListedSession {
  return {
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
  };
}
