import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EndedView } from "@/components/lab/farewell-views";
import { ForgetSession, LiveLab, RemovedSeat } from "@/components/lab/live-lab";
import type { SessionRow } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";
import { plannedChallenges } from "@/lib/challenges/planned/planned-challenges";
import { JoinCode } from "@/lib/protocol/join";
import { isLinkOver } from "@/lib/session/link-end";
import { seatedSession } from "./seated-session";

type Params = { params: Promise<{ joinCode: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lab"))("title") };
}

/** The student's lab. A browser without a seat in the class is redirected to the page for joining. */
export default async function PlayPage({ params }: Params) {
  const typed = (await params).joinCode;
  const joinCode = JoinCode.safeParse(typed);
  if (!joinCode.success) redirect(`/join/${encodeURIComponent(typed)}`);
  const seated = await seatedSession(await getDatabase(), joinCode.data, (await cookies()).getAll());
  if (seated === null) redirect(`/join/${joinCode.data}`);
  const { session, seat } = seated;
  if (session.endedAt !== null)
    return (
      <>
        <ForgetSession sessionId={session.id} />
        <EndedView title={session.title} replay={replayOf(session)} />
      </>
    );
  if (seat.removed) return <RemovedSeat sessionId={session.id} joinCode={session.joinCode} />;
  return (
    <LiveLab
      sessionId={session.id}
      joinCode={session.joinCode}
      known={plannedChallenges(session.plan)}
      replay={replayOf(session)}
    />
  );
}

function replayOf({ id, shareToken, shareExpiresAt }: SessionRow): string | null {
  return shareToken === null || isLinkOver(shareExpiresAt, new Date())
    ? null
    : `/replay/${id}?share=${shareToken}`;
}
