import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CodeForm } from "@/components/join/code-form";
import { EntryPage } from "@/components/join/entry-page";
import { getDatabase } from "@/db/client";
import { findLiveSessionByCode } from "@/db/sessions";
import type { Locale } from "@/lib/i18n/locales";
import { CODE_ALPHABET, CODE_LENGTH, JoinCode } from "@/lib/protocol/join";

type Search = { searchParams: Promise<{ code?: string | string[] }> };

/** Where students begin: the code. `?code=` is the form's own answer: it opens the class or comes back with a sentence. */
export default async function JoinPage({ searchParams }: Search) {
  const { code } = await searchParams;
  const typed = typeof code === "string" ? code : "";
  if (typed !== "") await openClass(typed);
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
        alphabet={CODE_ALPHABET}
        length={CODE_LENGTH}
        initial={{ typed, error: typed === "" ? null : problems("no-such-code") }}
        texts={{
          label: t("codeLabel"),
          hint: t("codeHint"),
          lookAlike: t.raw("codeLookAlike"),
          tooShort: t("codeTooShort"),
          join: t("join"),
        }}
      />
    </EntryPage>
  );
}

/** Goes to the class of this code; comes back when there is none. */
async function openClass(typed: string): Promise<void> {
  const joinCode = JoinCode.safeParse(typed);
  if (!joinCode.success) return;
  const session = await findLiveSessionByCode(await getDatabase(), joinCode.data);
  if (session) redirect(`/join/${session.joinCode}`);
}
