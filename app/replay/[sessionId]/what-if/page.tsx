import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/app/messages-provider";
import { LiveWhatIf } from "@/components/what-if/live-what-if";
import { PracticeRefused } from "@/components/what-if/practice-refused";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { ALL_CHALLENGES, challengeInfo } from "@/lib/challenges/catalogue";
import { practiceRight } from "../practice-right";

type Asked = string | string[] | undefined;
type WhatIfPageProps = {
  readonly params: Promise<{ sessionId: string }>;
  readonly searchParams: Promise<{ share?: Asked; run?: Asked }>;
};

/** The same for everyone: only those who may watch a class may know its title. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("what-if");
  return { title: t("title"), referrer: "no-referrer", robots: { index: false } };
}

/** Trains a run of a class that is over (`?run=PARTICIPANT-RUN`) again, for whoever has its practice link (`?share=`) or may hold its desk. */
export default async function WhatIfPage({ params, searchParams }: WhatIfPageProps) {
  const [{ sessionId }, asked] = await Promise.all([params, searchParams]);
  const share = typeof asked.share === "string" ? asked.share : null;
  const teacher = await currentTeacher();
  const right = await practiceRight(await getDatabase(), { sessionId, share, teacher: teacher?.id ?? null });
  const areas = ["what-if", "replay", "lab", "duel", "board", "charts", "challenges"] as const;
  return (
    <Messages namespaces={areas}>
      {right === "practise" ? (
        <LiveWhatIf
          sessionId={sessionId}
          share={share}
          asked={typeof asked.run === "string" ? asked.run : null}
          signedIn={teacher !== null}
          catalogue={ALL_CHALLENGES.map(challengeInfo)}
        />
      ) : (
        <PracticeRefused goingOn={right === "going-on"} signedIn={teacher !== null} />
      )}
    </Messages>
  );
}
