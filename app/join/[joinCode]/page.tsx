import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { findClass, SENT_ROUND } from "@/app/find-class";
import { EntryPage } from "@/components/join/entry-page";
import { LockedDoor } from "@/components/join/locked-door";
import { getDatabase } from "@/db/client";
import { lobbyOf } from "@/db/lobby";
import { seatOf } from "@/db/seats";
import type { SessionRow } from "@/db/sessions";
import type { Locale } from "@/lib/i18n/locales";
import { seatCookieName } from "@/lib/protocol/join";
import { NICKNAME_WORDS, suggestNicknames } from "@/lib/session/nickname-words";
import { NicknameStep } from "./nickname-step";

type Params = {
  params: Promise<{ joinCode: string }>;
  searchParams: Promise<{ [SENT_ROUND]?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("join"))("nicknameLabel") };
}

/** Choosing a nickname. Who has a seat in this class already goes to it. */
export default async function NicknamePage({ params, searchParams }: Params) {
  const session = await openedClass((await params).joinCode, (await searchParams)[SENT_ROUND] !== undefined);
  if (await hasSeat(session.id)) redirect(`/play/${session.joinCode}`);
  const lobby = await lobbyOf(await getDatabase(), session.id);
  const t = await getTranslations("join");
  const common = await getTranslations("common");
  const problems = (await getMessages()).problems;
  const locale = (await getLocale()) as Locale;
  const words = NICKNAME_WORDS[locale];
  const suggestions = suggestNicknames(words, Math.random);
  return (
    <EntryPage
      locale={locale}
      texts={{ home: common("home"), teach: t("teach"), toggleTheme: common("toggleTheme") }}
    >
      <p className="text-ink-muted">{t("joining")}</p>
      <h1 className="mb-8 break-words text-3xl">
        <bdi>{session.title}</bdi>
      </h1>
      {lobby.locked ? (
        <LockedDoor
          sentence={problems["lobby-locked"]}
          href={`/join/${session.joinCode}`}
          tryAgain={t("tryAgain")}
        />
      ) : (
        <>
          {lobby.generatedNames && (
            <p className="mb-6 text-lg">{t("drawnNames", { example: suggestions[0] })}</p>
          )}
          <NicknameStep
            joinCode={session.joinCode}
            language={locale}
            drawn={lobby.generatedNames}
            suggestions={suggestions}
            words={words}
            problems={problems}
            texts={{
              label: t("nicknameLabel"),
              hint: t("nicknameHint"),
              suggestions: t("suggestions"),
              otherSuggestions: t("otherSuggestions"),
              enter: t("enter"),
              entering: t("entering"),
            }}
          />
          {lobby.approval && <p className="mt-6 text-ink-muted">{t("approval")}</p>}
        </>
      )}
    </EntryPage>
  );
}

/** The live class of a code in an address; a code without one goes back to the boxes, which say so. */
async function openedClass(typed: string, sentRound: boolean): Promise<SessionRow> {
  const symbols = typed.replace(/[^0-9A-Za-z]/g, "");
  const found = await findClass(symbols, sentRound ? null : `/join/${symbols}?${SENT_ROUND}`);
  return typeof found === "string" ? redirect(`/?code=${symbols}&${SENT_ROUND}`) : found;
}

async function hasSeat(sessionId: string): Promise<boolean> {
  const token = (await cookies()).get(seatCookieName(sessionId))?.value;
  if (token === undefined) return false;
  return (await seatOf(await getDatabase(), sessionId, token)) !== null;
}
