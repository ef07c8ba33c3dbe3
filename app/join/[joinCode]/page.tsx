import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { openedCode, SENT_ROUND } from "@/app/open-code";
import { ownSeat } from "@/app/own-seat";
import { EntryPage } from "@/components/join/entry-page";
import { KeptSeat } from "@/components/join/kept-seat";
import { LiveNicknameStep } from "@/components/join/live-nickname-step";
import { LockedDoor } from "@/components/join/locked-door";
import { buttonClass } from "@/components/ui/button-class";
import { lobbyOf, nicknameOfSeat } from "@/db/session/lobby";
import { getDatabase } from "@/db/store/client";
import type { Locale } from "@/lib/i18n/locales";
import { NICKNAME_WORDS, nameLanguage, suggestNicknames } from "@/lib/session/names/nickname-words";

type Params = {
  params: Promise<{ joinCode: string }>;
  searchParams: Promise<{ [SENT_ROUND]?: string | string[]; [ANOTHER]?: string | string[] }>;
};

/** In an address: somebody else than who has a seat in this browser wants one. */
const ANOTHER = "another";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("join"))("nicknameLabel") };
}

/**
 * Choosing a nickname. Where this browser has a seat in the class already, people choose whether they are who sits in it: school
 * machines are shared, and one who mistyped their name comes back for another.
 */
export default async function NicknamePage({ params, searchParams }: Params) {
  const { [SENT_ROUND]: sentRound, [ANOTHER]: wantsAnother } = await searchParams;
  const { code, opened } = await openedCode((await params).joinCode, "", sentRound !== undefined);
  if (opened.kind === "seat") redirect(`/join/${code}/move`);
  const { session } = opened;
  const seat = await ownSeat(session.id);
  // The lab's page says so, and knows the way back.
  if (seat?.removed) redirect(`/play/${session.joinCode}`);
  const another = seat !== null && wantsAnother !== undefined;
  const lobby = await lobbyOf(await getDatabase(), session.id);
  const t = await getTranslations("join");
  const common = await getTranslations("common");
  const problems = (await getMessages()).problems;
  const locale = (await getLocale()) as Locale;
  const language = nameLanguage(locale);
  const words = NICKNAME_WORDS[language];
  const suggestions = suggestNicknames(words, Math.random);
  const here = `/join/${session.joinCode}`;
  const frame = {
    locale,
    texts: { home: common("home"), teach: t("teach"), toggleTheme: common("toggleTheme") },
  };
  if (seat !== null && !another) {
    const nickname = await nicknameOfSeat(await getDatabase(), session.id, seat.participant);
    return (
      <EntryPage {...frame}>
        <KeptSeat
          title={session.title}
          nickname={nickname}
          lab={`/play/${session.joinCode}`}
          another={`${here}?${ANOTHER}`}
        />
      </EntryPage>
    );
  }
  return (
    <EntryPage {...frame}>
      <p className="text-ink-muted">{t(another ? "seated.anotherTitle" : "joining")}</p>
      <h1 className="mb-8 break-words text-3xl">
        <bdi>{session.title}</bdi>
      </h1>
      {lobby.locked ? (
        <LockedDoor sentence={problems["lobby-locked"]} href={here} tryAgain={t("tryAgain")} />
      ) : (
        <>
          {lobby.generatedNames && (
            <p className="mb-6 text-lg">{t("drawnNames", { example: suggestions[0] })}</p>
          )}
          <LiveNicknameStep
            joinCode={session.joinCode}
            language={language}
            another={another}
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
      {another && (
        <a href={here} className={buttonClass({ variant: "quiet", className: "mt-6 self-start" })}>
          {t("seated.back")}
        </a>
      )}
    </EntryPage>
  );
}
