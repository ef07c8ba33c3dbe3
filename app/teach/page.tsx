import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type ListedSession, SessionList } from "@/components/teach/session-list";
import { getDatabase } from "@/db/client";
import { listSessions, type SessionSummary } from "@/db/sessions";
import { deletionDate } from "@/lib/session/retention";
import { deleteSessionAction, keepSessionAction } from "./actions";
import { pageNumber } from "./page-number";
import { requireTeacher } from "./require-teacher";
import { TeacherFrame } from "./teacher-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("sessions.title") };
}

type Search = { searchParams: Promise<{ page?: string | string[] }> };

/** What is live, and a page of what has ended. */
export default async function SessionsPage({ searchParams }: Search) {
  const teacher = await requireTeacher();
  const page = pageNumber((await searchParams).page);
  const { live, past, more } = await listSessions(await getDatabase(), teacher.id, page);
  return (
    <TeacherFrame name={teacher.name}>
      <SessionList
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
    rounds: session.plan.rounds.length,
    participants: session.participants,
    runs: session.runs,
  };
}
