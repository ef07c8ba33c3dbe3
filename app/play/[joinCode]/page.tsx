import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EndedView } from "@/components/lab/ended-view";
import { getDatabase } from "@/db/client";
import { seatOf } from "@/db/seats";
import { findLiveSessionByCode, type SessionRow } from "@/db/sessions";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { JoinCode, seatCookieName } from "@/lib/protocol/join";
import { endedSession } from "./ended-session";
import { ForgetSession } from "./forget-session";
import { LabClient } from "./lab-client";
import { RemovedSeat } from "./removed-seat";

type Params = { params: Promise<{ joinCode: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lab"))("title") };
}

/** The student's lab. Who has no seat in the class goes to its door. */
export default async function PlayPage({ params }: Params) {
  const typed = (await params).joinCode;
  const joinCode = JoinCode.safeParse(typed);
  if (!joinCode.success) redirect(`/join/${encodeURIComponent(typed)}`);
  const db = await getDatabase();
  const session = await findLiveSessionByCode(db, joinCode.data);
  if (session === null) {
    const ended = await endedSession(db, joinCode.data, (await cookies()).getAll());
    if (ended === null) redirect(`/join/${joinCode.data}`);
    return (
      <>
        <ForgetSession sessionId={ended.id} />
        <EndedView title={ended.title} replay={replayOf(ended)} />
      </>
    );
  }
  const token = (await cookies()).get(seatCookieName(session.id))?.value;
  const seat = token === undefined ? null : await seatOf(db, session.id, token);
  if (seat === null) redirect(`/join/${session.joinCode}`);
  if (seat.removed) return <RemovedSeat sessionId={session.id} joinCode={session.joinCode} />;
  return (
    <LabClient
      sessionId={session.id}
      joinCode={session.joinCode}
      challenges={challengesOf(session)}
      replay={replayOf(session)}
    />
  );
}

/** What the lab must know of each round's challenge, in the order of the rounds. */
function challengesOf({ plan }: SessionRow) {
  return plan.rounds.map(({ challenge: id }) => {
    const challenge = findChallenge(id);
    if (challenge === null) throw new Error(`The plan names a challenge that is not in the catalogue: ${id}`);
    return challengeInfo(challenge);
  });
}

function replayOf({ id, shareToken }: SessionRow): string | null {
  return shareToken === null ? null : `/replay/${id}?share=${shareToken}`;
}
