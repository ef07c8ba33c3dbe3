import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CodeForm } from "@/components/join/code-form";
import { EntryPage } from "@/components/join/entry-page";
import type { Locale } from "@/lib/i18n/locales";
import { findCode } from "@/lib/session/names/join-code";
import { openCode, SENT_ROUND } from "./open-code";

type Search = { searchParams: Promise<{ code?: string | string[]; [SENT_ROUND]?: string | string[] }> };

export const metadata: Metadata = { robots: { index: true } };

/** For those who have no code: quiet, since nearly everybody here has one. */
const WAY_IN =
  "inline-flex items-center rounded-control text-ink-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11";

/** Where students enter the code. The form submits to `?code=`, which opens the class or shows why not. */
export default async function JoinPage({ searchParams }: Search) {
  const { code, [SENT_ROUND]: again } = await searchParams;
  const typed = typeof code === "string" ? code : "";
  const refusal = typed === "" ? null : await openClass(typed, again !== undefined);
  const t = await getTranslations("join");
  const common = await getTranslations("common");
  const problems = await getTranslations("problems");
  return (
    <EntryPage
      locale={(await getLocale()) as Locale}
      texts={{ home: common("home"), teach: t("teach"), toggleTheme: common("toggleTheme") }}
    >
      <h1 className="mb-8 text-3xl sm:text-4xl">{t("title")}</h1>
      <CodeForm
        key={typed}
        initial={{ typed, error: refusal && problems(refusal) }}
        texts={{
          label: t("codeLabel"),
          hint: t("codeHint"),
          lookAlike: t.raw("codeLookAlike"),
          tooShort: t("codeTooShort"),
          notFound: t("codeNotFound"),
          join: t("join"),
        }}
      />
      <p className="mt-10 text-ink-muted">
        <span>{t("alone.lead")}</span>{" "}
        <a href="/alone" className={WAY_IN}>
          {t("alone.open")}
        </a>
      </p>
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <a href="/tour" className={WAY_IN}>
          {t("tour")}
        </a>
        <a href="/replay/file" className={WAY_IN}>
          {t("replayFile")}
        </a>
      </p>
    </EntryPage>
  );
}

/** Redirects to the page of the class, or of the seat, that this code opens; otherwise returns why not. */
async function openClass(typed: string, sentRound: boolean): Promise<"no-such-code" | "too-fast"> {
  const here = `/?code=${encodeURIComponent(typed)}&${SENT_ROUND}`;
  const found = await openCode(typed, sentRound ? null : here);
  if (typeof found === "string") return found;
  return redirect(`/join/${found.kind === "class" ? found.session.joinCode : findCode(typed)}`);
}
