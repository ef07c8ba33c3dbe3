"use client";

import type { ReactNode } from "react";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { StepTrace } from "@/lib/learning/step-trace";
import { termsOf } from "./confident-mistake";
import { LossBars } from "./loss-bars";
import { LossFormula } from "./loss-formula";
import { LossName } from "./loss-name";

/** What the mistake is measured as: each example's loss, their mean, and this one's with its numbers put in. */
export function LossStage({
  challenge: { task },
  words,
  trace: { batch },
  row,
  onRow,
  children,
}: {
  challenge: ChallengeInfo;
  words: ChallengeWords;
  trace: StepTrace;
  row: number;
  onRow: (row: number) => void;
  /** The example itself. */
  children: ReactNode;
}) {
  return (
    <div className="grid gap-3">
      <div className="flex items-start gap-3">
        {children}
        <LossBars {...{ batch, row, onRow }} />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <LossName task={task} />
        <LossFormula terms={termsOf(batch, row, task)} words={words} short />
      </div>
    </div>
  );
}
