import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { deskSession } from "@/app/desk-session";
import { Messages } from "@/app/messages-provider";
import { requireTeacher } from "@/app/teach/require-teacher";
import { LiveReport } from "@/components/report/live-report";
import { realNamesOf } from "@/db/session/real-names";
import { getDatabase } from "@/db/store/client";
import { ALL_CHALLENGES, challengeInfo } from "@/lib/challenges/catalogue";
import { noteRealNamesAction } from "./actions";

type ReportPageProps = { readonly params: Promise<{ sessionId: string }> };

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const { sessionId } = await params;
  const [t, session] = await Promise.all([getTranslations("report"), deskSession(sessionId)]);
  return { title: t("of", { title: session.title }), robots: { index: false } };
}

export default async function ReportPage({ params }: ReportPageProps) {
  const { sessionId } = await params;
  const [session, teacher] = await Promise.all([deskSession(sessionId), requireTeacher()]);
  const names = await realNamesOf(await getDatabase(), session.id, teacher.id);
  // They have lost the desk since.
  if (names === null) notFound();
  return (
    <Messages
      namespaces={[
        ...(["report", "replay", "board", "challenges", "question", "vote", "class-pictures"] as const),
        ...(["host", "lab", "charts"] as const),
      ]}
    >
      <LiveReport
        sessionId={session.id}
        title={session.title}
        createdAt={session.createdAt.toISOString()}
        catalogue={ALL_CHALLENGES.map(challengeInfo)}
        names={names}
        onNote={noteRealNamesAction}
      />
    </Messages>
  );
}
