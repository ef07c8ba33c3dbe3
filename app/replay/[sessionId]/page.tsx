import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { classPlaces } from "@/app/class-places";
import { Messages } from "@/app/messages-provider";
import { SHARE_ACTIONS, savedShare } from "@/app/saved-share";
import { LiveReplay } from "@/components/replay/live-replay";
import { parseMoment } from "@/components/replay/moment";
import { deskRole } from "@/db/session/desks";
import { findSession } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { ALL_CHALLENGES, challengeInfo } from "@/lib/challenges/catalogue";
import { practiceRight } from "./practice-right";

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
  const right = await practiceRight(db, { sessionId, share: shared, teacher: teacher?.id ?? null });
  const areas = [
    "replay",
    "what-if",
    "projector",
    "vote",
    "question",
    "board",
    "charts",
    "challenges",
    "class-pictures",
    "own-input",
    "scale",
  ] as const;
  return (
    <Messages namespaces={role ? [...areas, "host"] : areas}>
      <LiveReplay
        sessionId={sessionId}
        share={shared}
        mayPractise={right !== null}
        startAt={(typeof t === "string" ? parseMoment(t) : null) ?? 0}
        signedIn={teacher !== null}
        savedShare={role ? savedShare(session) : null}
        mayErase={role === "host"}
        shareActions={SHARE_ACTIONS}
        places={classPlaces()}
        catalogue={ALL_CHALLENGES.map(challengeInfo)}
      />
    </Messages>
  );
}
