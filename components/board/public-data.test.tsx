import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import ar from "@/lib/i18n/messages/ar/board.json";
import en from "@/lib/i18n/messages/en/board.json";
import { openRound } from "@/lib/session/decide/plan";
import { useRoundRules } from "./round-rules";

function Rules({ id, runLimit }: { id: string; runLimit: number | null }) {
  return useRoundRules()({ ...openRound(id, 5), runLimit }, challengeInfo(findChallenge(id)!));
}

function rulesIn(locale: "en" | "ar", id: string, runLimit: number | null = null): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={{ board: { en, ar }[locale] }}>
      <Rules {...{ id, runLimit }} />
    </NextIntlClientProvider>,
  );
}

test("the rules of a round on recorded data say that it is public, in earlier sessions too, and those of a round on drawn data do not", () => {
  expect(["digits-2", "digits", "drawn-digits"].map((id) => rulesIn("en", id))).toEqual([
    "public data, the test included",
    "public data, the test included",
    "",
  ]);
  expect(rulesIn("en", "iris-2", 3)).toBe("3 runs per student · public data, the test included");
  expect(rulesIn("ar", "poems")).toBe(ar.rules.publicData);
});
