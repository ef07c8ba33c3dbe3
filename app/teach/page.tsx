import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionList } from "@/components/teach/session-list";
import { getDatabase } from "@/db/client";
import { listSessions } from "@/db/sessions";
import { deletionDate } from "@/lib/session/retention";
import { deleteSessionAction, keepSessionAction } from "./actions";
import { requireTeacher } from "./require-teacher";
import { TeacherFrame } from "./teacher-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("sessions.title") };
}

export default async function SessionsPage() {
  const teacher = await requireTeacher();
  const sessions = await listSessions(await getDatabase(), teacher.id);
  return (
    <TeacherFrame name={teacher.name}>
      <SessionList
        onDelete={deleteSessionAction}
        onKeep={keepSessionAction}
        sessions={sessions.map((session) => ({
          id: session.id,
          title: session.title,
          joinCode: session.joinCode,
          createdAt: session.createdAt.toISOString(),
          endedAt: session.endedAt?.toISOString() ?? null,
          deletedOn: deletionDate(session)?.toISOString() ?? null,
          rounds: session.plan.rounds.length,
          participants: session.participants,
          runs: session.runs,
        }))}
      />
    </TeacherFrame>
  );
}
