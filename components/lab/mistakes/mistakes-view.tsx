"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { mistakesOf } from "@/lib/learning/mistakes";
import type { Examples } from "@/lib/learning/training";
import { useChallengeWords } from "../challenge-words";
import type { ShownRun } from "../shown-run";
import { useInSight } from "../use-in-sight";
import { ClassMistakes } from "./class-mistakes";
import type { MistakesSight } from "./mistakes-sight";
import { NumberMistakes } from "./number-mistakes";
import { residualsOf } from "./residuals";
import { Spectrum } from "./spectrum";

/** As many as fit on a page without losing sight of the worst. */
const MOST = 12;

/** Where the run stands on the spectrum, and what its network gets wrong. */
export function MistakesView({
  sight: { outputs, missing, onVisible },
  challenge,
  examples: { train, validation },
  runs,
  current,
}: {
  sight: MistakesSight;
  challenge: ChallengeInfo;
  examples: Examples;
  /** One's own of the round. */
  runs: readonly ShownRun[];
  current: ShownRun | null;
}) {
  const t = useTranslations("mistakes");
  const view = useRef<HTMLDivElement>(null);
  useInSight(view, onVisible);
  const { task } = challenge;
  const { classes, target } = useChallengeWords(challenge);
  const found = useMemo(() => {
    if (outputs === null) return null;
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
      {found === null && (
        <p className="text-ink-muted text-sm">{t(current === null || missing ? "none" : "asking")}</p>
      )}
      {found?.mistakes && (
        <ClassMistakes mistakes={found.mistakes} {...{ challenge, train, validation, classes }} />
      )}
      {found?.residuals && <NumberMistakes residuals={found.residuals} />}
    </div>
  );
}
