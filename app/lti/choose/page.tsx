import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LaunchPage } from "@/components/lti/launch-page";
import { SessionChooser } from "@/components/lti/session-chooser";
import { findByIdentity } from "@/db/school/identities";
import { liveSessions } from "@/db/session/lists/lists";
import { getDatabase } from "@/db/store/client";
import { FRAMED_BY, LTI_PATHS } from "@/lib/auth/lti/addresses";
import { launchTickets } from "@/lib/auth/lti/tickets";
import { RefusedPage } from "../refused-page";

type Search = { searchParams: Promise<{ ticket?: string | string[]; [FRAMED_BY]?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lti"))("choose.title") };
}

/**
 * A teacher whom a platform has sent chooses what a link opens. Who they are follows from the launch: inside the platform's page their browser
 * brings no sign-in.
 */
export default async function ChoosePage({ searchParams }: Search) {
  const { ticket: name, [FRAMED_BY]: frame } = await searchParams;
  const ticket = launchTickets().see("choose", name);
  // The address says who may show this page in a frame; only the platform that asked may.
  if (!ticket || ticket.frame !== frame) return <RefusedPage problem="lti-expired" />;
  const db = await getDatabase();
  const teacher = await findByIdentity(db, ticket.teacher.identity);
  if (!teacher) return <RefusedPage problem="lti-not-linked" />;
  const t = await getTranslations("lti.choose");
  const sessions = await liveSessions(db, teacher.id);
  return (
    <LaunchPage title={t("title")}>
      <SessionChooser
        action={LTI_PATHS.choice}
        ticket={String(name)}
        sessions={sessions.map(({ id, title, createdAt, students }) => ({
          ...{ id, title, students },
          createdAt: createdAt.toISOString(),
        }))}
      />
    </LaunchPage>
  );
}
