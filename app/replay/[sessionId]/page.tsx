import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { classPlaces } from "@/app/class-places";
import { Messages } from "@/app/messages-provider";
import { revokeShareAction, shareReplayAction } from "@/app/teach/[sessionId]/actions";
import { LiveReplay } from "@/components/replay/live-replay";
import { parseMoment } from "@/components/replay/moment";
import { REPLAY_AREAS } from "@/components/replay/replay-areas";
import { deskRole } from "@/db/session/desks";
import { replayNotesOf, sharedReplayNotes } from "@/db/session/replay/notes";
import { findSession } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { ALL_CHALLENGES, challengeInfo } from "@/lib/challenges/catalogue";
import { nameLanguage } from "@/lib/session/names/nickname-words";
import { addReplayNoteAction, deleteReplayNoteAction } from "./actions";

const NOTE_ACTIONS = { add: addReplayNoteAction, remove: deleteReplayNoteAction };

type ReplayPageProps = {
  readonly params: Promise<{ sessionId: string }>;
  readonly searchParams: Promise<{ share?: string | string[]; t?: string | string[] }>;
};

/** The same for everyone: only those who may watch a class may know its title. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("replay");
  return { title: t("title"), referrer: "no-referrer", robots: { index: false } };
}

export default async function ReplayPage({ params, searchParams }: ReplayPageProps) {
  const [{ sessionId }, { share, t }] = await Promise.all([params, searchParams]);
  const teacher = await currentTeacher();
  const db = await getDatabase();
  const session = teacher && (await findSession(db, sessionId));
  const role = session && (await deskRole(db, session, teacher.id));
  const shared = typeof share === "string" ? share : null;
  const saved =
    shared === null
      ? ((role && (await replayNotesOf(db, sessionId, teacher.id))) ?? [])
      : await sharedReplayNotes(db, sessionId, shared, nameLanguage(await getLocale()));
  return (
    <Messages namespaces={role ? [...REPLAY_AREAS, "host"] : REPLAY_AREAS}>
      <LiveReplay
        sessionId={sessionId}
        share={shared}
        startAt={typeof t === "string" ? parseMoment(t) : null}
        signedIn={teacher !== null}
        savedShare={role ? { token: session.shareToken, animals: session.shareAnimals } : null}
        mayErase={role === "host"}
        shareActions={{ share: shareReplayAction, revoke: revokeShareAction }}
        // Through the link, even a host sees what others see.
        notes={{ saved, actions: role && shared === null ? NOTE_ACTIONS : null }}
        places={classPlaces()}
        catalogue={ALL_CHALLENGES.map(challengeInfo)}
      />
    </Messages>
  );
}
