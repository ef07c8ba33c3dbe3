import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { classPlaces } from "@/app/class-places";
import { Messages } from "@/app/messages-provider";
import { SHARE_ACTIONS, savedShare } from "@/app/saved-share";
import { LiveReplay } from "@/components/replay/live-replay";
import { parseMoment } from "@/components/replay/moment";
import { REPLAY_AREAS } from "@/components/replay/replay-areas";
import { deskRole } from "@/db/session/desks";
import { replayNotesOf, shownReplayNotes } from "@/db/session/replay/notes";
import { findSession } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { linkRight } from "@/lib/auth/tokens/replay-links";
import { ALL_CHALLENGES, challengeInfo } from "@/lib/challenges/catalogue";
import { nameLanguage } from "@/lib/session/names/nickname-words";
import { addReplayNoteAction, deleteReplayNoteAction } from "./actions";
import { practiceRight } from "./practice-right";

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
  const session = await findSession(db, sessionId);
  const role = teacher && session && (await deskRole(db, session, teacher.id));
  const shared = typeof share === "string" ? share : null;
  const saved = (role && shared === null && (await replayNotesOf(db, sessionId, teacher.id))) || [];
  const opened = session && linkRight(session, shared, new Date()) !== null;
  const animals = session?.shareAnimals ? nameLanguage(await getLocale()) : null;
  const right = await practiceRight(db, { sessionId, share: shared, teacher: teacher?.id ?? null });
  return (
    <Messages namespaces={role ? [...REPLAY_AREAS, "host"] : REPLAY_AREAS}>
      <LiveReplay
        sessionId={sessionId}
        share={shared}
        mayPractise={right !== null}
        startAt={typeof t === "string" ? parseMoment(t) : null}
        signedIn={teacher !== null}
        savedShare={role ? savedShare(session) : null}
        mayErase={role === "host"}
        shareActions={SHARE_ACTIONS}
        // Through the link, even a host sees what others see.
        notes={{
          saved: opened ? await shownReplayNotes(db, sessionId, animals) : saved,
          actions: role && shared === null ? NOTE_ACTIONS : null,
        }}
        places={classPlaces()}
        catalogue={ALL_CHALLENGES.map(challengeInfo)}
      />
    </Messages>
  );
}
