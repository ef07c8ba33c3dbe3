"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { NumberTable } from "@/components/charts/axes/number-table";
import { useChallengeWords } from "@/components/lab/results/challenge-words";
import { useInSight } from "@/components/lab/results/use-in-sight";
import type { ShownRun } from "@/components/lab/runs/shown-run";
import { RichText } from "@/components/ui/rich-text";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { mistakesOf } from "@/lib/learning/examples/mistakes";
import { formatLoss } from "@/lib/learning/numbers/format";
import type { Examples } from "@/lib/learning/training/training";
import { ClassMistakes } from "./class-mistakes";
import { LetterMistakesView } from "./letter-mistakes";
import { type Residuals, residualsOf } from "./residuals";
import { Spectrum } from "./spectrum";
import type { MistakesSight } from "./use-mistakes";

/** The most mistakes that are shown. */
const MOST = 12;

/** Where the run stands between underfitting and overfitting, and what its network gets wrong. */
export function MistakesView({
  sight: { outputs, missing, onVisible },
  challenge,
  examples,
  runs,
  current,
}: {
  sight: MistakesSight;
  challenge: ChallengeInfo;
  examples: Examples;
  /** The student's runs of the round. */
  runs: readonly ShownRun[];
  current: ShownRun | null;
}) {
  const t = useTranslations("mistakes");
  const view = useRef<HTMLDivElement>(null);
  useInSight(view, onVisible);
  const { task } = challenge;
  const { train, validation } = examples;
  const { classes, target } = useChallengeWords(challenge);
  const found = useMemo(() => {
    if (outputs === null || task.kind === "next-letter") return null;
    const known = { split: train, outputs: outputs.train };
    const unseen = { split: validation, outputs: outputs.validation };
    return {
      mistakes: mistakesOf(known, unseen, task, MOST),
      residuals: target && residualsOf(known, unseen, target, MOST),
    };
  }, [outputs, train, validation, task, target]);
  return (
    <div
      ref={view}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="@container flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto pt-1"
    >
      <Spectrum {...{ runs, current, task }} />
      {outputs === null && (
        <p className="text-ink-muted text-sm">{t(current === null || missing ? "none" : "asking")}</p>
      )}
      {outputs && task.kind === "next-letter" && (
        <LetterMistakesView {...{ outputs, examples, challenge, task }} />
      )}
      {found?.mistakes && (
        <ClassMistakes mistakes={found.mistakes} {...{ challenge, train, validation, classes }} />
      )}
      {found?.residuals && <NumberMistakes residuals={found.residuals} />}
    </div>
  );
}

/** How far off the network is in a regression, on average and where it is furthest off. */
function NumberMistakes({ residuals }: { residuals: Residuals }) {
  const t = useTranslations("mistakes.residuals");
  return (
    <>
      <p className="text-sm">
        <RichText>
          {t.rich("off", {
            strong: (words) => <strong className="tabular">{words}</strong>,
            train: formatLoss(residuals.train),
            validation: formatLoss(residuals.validation),
          })}
        </RichText>
      </p>
      <section aria-label={t("title")} className="flex flex-col gap-2">
        <h3 className="font-semibold text-sm">{t("title")}</h3>
        <NumberTable
          caption={t("title")}
          columns={[t("example"), t("truth"), t("prediction"), t("error")]}
          rows={residuals.shown.map(({ example, truth, prediction, error }) => [
            String(example + 1),
            formatLoss(truth),
            formatLoss(prediction),
            formatLoss(error),
          ])}
        />
      </section>
    </>
  );
}
