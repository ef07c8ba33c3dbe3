import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { EntryPage } from "@/components/join/entry-page";
import { getDatabase } from "@/db/client";
import { seatOf } from "@/db/seats";
import { findLiveSessionByCode, type SessionRow } from "@/db/sessions";
import type { Locale } from "@/lib/i18n/locales";
import { JoinCode, seatCookieName } from "@/lib/protocol/join";
import { NICKNAME_WORDS, suggestNicknames } from "@/lib/session/nickname-words";
import { NicknameStep } from "./nickname-step";

type Params = { params: Promise<{ joinCode: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("join"))("nicknameLabel") };
}

/** Choosing a nickname. Who has a seat in this class already goes to it. */
export default async function NicknamePage({ params }: Params) {
  const session = await findClass((await params).joinCode);
  if (await hasSeat(session.id)) redirect(`/play/${session.joinCode}`);
  const t = await getTranslations("join");
  const common = await getTranslations("common");
  const words = NICKNAME_WORDS[(await getLocale()) as Locale];
  return (
    <EntryPage
      locale={(await getLocale()) as Locale}
      texts={{ home: common("home"), teach: t("teach"), toggleTheme: common("toggleTheme") }}
    >
      <p className="text-ink-muted">{t("joining")}</p>
      <h1 className="mb-8 break-words text-3xl">
        <bdi>{session.title}</bdi>
      </h1>
      <NicknameStep
        joinCode={session.joinCode}
        suggestions={suggestNicknames(words, Math.random)}
        words={words}
        problems={(await getMessages()).problems}
        texts={{
          label: t("nicknameLabel"),
          hint: t("nicknameHint"),
          suggestions: t("suggestions"),
          otherSuggestions: t("otherSuggestions"),
          enter: t("enter"),
          entering: t("entering"),
        }}
      />
    </EntryPage>
  );
}

/** The live class of a code in an address; a code without one goes back to the boxes, which say so. */
async function findClass(typed: string): Promise<SessionRow> {
  const joinCode = JoinCode.safeParse(typed);
  const session = joinCode.success ? await findLiveSessionByCode(await getDatabase(), joinCode.data) : null;
  return session ?? redirect(`/?code=${typed.replace(/[^0-9A-Za-z]/g, "")}`);
}

async function hasSeat(sessionId: string): Promise<boolean> {
  const token = (await cookies()).get(seatCookieName(sessionId))?.value;
  if (token === undefined) return false;
  return (await seatOf(await getDatabase(), sessionId, token)) !== null;
}
