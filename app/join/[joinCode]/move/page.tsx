import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { openedCode, SENT_ROUND } from "@/app/open-code";
import { ownSeat } from "@/app/own-seat";
import { EntryPage } from "@/components/join/entry-page";
import { LiveMoveButton } from "@/components/join/move/live-move-button";
import { MoveSeat } from "@/components/join/move/move-seat";
import { nicknameOfSeat } from "@/db/session/lobby";
import { getDatabase } from "@/db/store/client";
import type { Locale } from "@/lib/i18n/locales";

type Params = {
  params: Promise<{ joinCode: string }>;
  searchParams: Promise<{ [SENT_ROUND]?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("join.move"))("title") };
}

/** Going on in a class on this device with the seat that a code moves. Nothing happens before its button is pressed. */
export default async function MovePage({ params, searchParams }: Params) {
  const { [SENT_ROUND]: sentRound } = await searchParams;
  const { code, opened } = await openedCode((await params).joinCode, "/move", sentRound !== undefined);
  const { session } = opened;
  if (opened.kind === "class") redirect(`/join/${session.joinCode}`);
  const own = await ownSeat(session.id);
  // Whoever has the seat already is asked whether they go back to it, and whoever was removed is told so.
  if (own?.removed || own?.participant === opened.participant) redirect(`/join/${session.joinCode}`);
  const t = await getTranslations("join");
  const common = await getTranslations("common");
  const db = await getDatabase();
  return (
    <EntryPage
      locale={(await getLocale()) as Locale}
      texts={{ home: common("home"), teach: t("teach"), toggleTheme: common("toggleTheme") }}
    >
      <MoveSeat
        title={session.title}
        nickname={await nicknameOfSeat(db, session.id, opened.participant)}
        other={own && (await nicknameOfSeat(db, session.id, own.participant))}
      >
        <LiveMoveButton
          code={code}
          problems={(await getMessages()).problems}
          texts={{ go: t("move.go"), going: t("move.going"), back: t("move.back") }}
        />
      </MoveSeat>
    </EntryPage>
  );
}
