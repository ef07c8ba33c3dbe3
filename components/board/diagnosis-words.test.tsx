import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import ar from "@/lib/i18n/messages/ar/board.json" with { type: "json" };
import en from "@/lib/i18n/messages/en/board.json" with { type: "json" };
import { type Diagnosis, FITS, REGIMES } from "@/lib/learning/curves/diagnosis";
import type { Locks } from "@/lib/learning/training/locks";
import { useDiagnosisWords } from "./diagnosis-words";

const DIAGNOSES = REGIMES.flatMap((regime) =>
  (regime === "diverged" ? [null] : FITS).flatMap((fit) =>
    [true, false].map((rising): Diagnosis => ({ regime, fit, gap: 0, rising })),
  ),
);

/** Everything that is said of a diagnosis, label and sentence. */
function Words({ diagnosis, locks }: { diagnosis: Diagnosis; locks: Locks }) {
  const { regime, fit } = useDiagnosisWords()(diagnosis, locks);
  return [regime, fit].map((finding) => finding && `${finding.label}: ${finding.sentence}`).join(" ");
}

function said(diagnosis: Diagnosis, locks: Locks, locale: "en" | "ar" = "en"): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={{ board: locale === "en" ? en : ar }}>
      <Words {...{ diagnosis, locks }} />
    </NextIntlClientProvider>,
  );
}

test("a network is said to generalise exactly if it is just right and its validation loss does not rise", () => {
  const generalising = DIAGNOSES.filter((diagnosis) => said(diagnosis, {}).includes("generalises"));
  expect(generalising).toEqual(DIAGNOSES.filter(({ fit, rising }) => fit === "just-right" && !rising));
});

test.each(["en", "ar"] as const)("where everything is locked, no sentence names a setting: %s", (locale) => {
  const locks: Locks = {
    ...{
      network: { layers: [] },
      learningRate: 1,
      optimiser: "sgd",
      batchSize: 1,
      epochs: 1,
      weightDecay: 0,
    },
  };
  const settings =
    locale === "en" ? /learning rate|epochs?|units|weight decay|batch/i : /معدّل|حقب|وحدات|تضاؤل الأوزان|دفعة/;
  const naming = (rules: Locks) =>
    DIAGNOSES.filter((diagnosis) => settings.test(said(diagnosis, rules, locale)));
  expect(naming(locks)).toEqual([]);
  expect(naming({}).length).toBeGreaterThan(10);
});
