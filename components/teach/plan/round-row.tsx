"use client";

import { ArrowDown, ArrowUp, LockKeyhole, MessageSquareQuote, SlidersHorizontal, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { formatCount } from "@/lib/learning/numbers/format";
import { lockedNames } from "@/lib/learning/training/locks";
import { planClock } from "@/lib/session/decide/lesson/plan-clock";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { MinutesSelect } from "./minutes-select";
import type { DraftRound } from "./plan-draft";
import type { RoundRules } from "./round-rules-dialog";
import { RoundRulesDialog } from "./round-rules-dialog";
import { type RoundWords, RoundWordsDialog } from "./words/round-words-dialog";

type RoundRowProps = {
  round: DraftRound;
  challenge: ChallengeInfo;
  /** From 1. */
  number: number;
  count: number;
  onMinutes: (minutes: number | null) => void;
  onRules: (change: Partial<RoundRules>) => void;
  onWords: (change: RoundWords) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** One round of the plan. The arrows carry `data-move`, so that focus can follow the round to its new place. */
export function RoundRow({
  round,
  challenge,
  number,
  count,
  onMinutes,
  onRules,
  onWords,
  onMove,
  onRemove,
}: RoundRowProps) {
  const t = useTranslations();
  const [choosing, setChoosing] = useState(false);
  const rules = useRulesInShort()(round);
  const { title } = useChallengeTexts()(challenge);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
      <span className="tabular grid size-8 shrink-0 place-items-center rounded-full bg-sunken font-semibold text-sm">
        {number}
      </span>
      <div className="grid min-w-0 flex-1 basis-40 justify-items-start max-sm:basis-[calc(100%-2.75rem)]">
        <span className="font-medium">{title}</span>
        {round.aim !== null && (
          <span className="text-accent text-sm">
            <bdi>{round.aim}</bdi>
          </span>
        )}
      </div>
      <MinutesSelect {...{ number, onMinutes }} minutes={round.minutes} className="w-36 max-sm:flex-1" />
      <div className="flex">
        {([-1, 1] as const).map((by) => (
          <Button
            key={by}
            variant="quiet"
            size="sm"
            className="w-9 px-0"
            data-move={by}
            disabled={by < 0 ? number === 1 : number === count}
            aria-label={t(by < 0 ? "teach.plan.moveUp" : "teach.plan.moveDown", { number })}
            onClick={() => onMove(by)}
          >
            {by < 0 ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
          </Button>
        ))}
        <Button
          variant="quiet"
          size="sm"
          className="w-9 px-0"
          aria-label={t("teach.plan.remove", { number })}
          onClick={onRemove}
        >
          <X aria-hidden />
        </Button>
      </div>
      <div className="flex basis-full flex-wrap gap-x-5 ps-11 max-sm:ps-0">
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={t("teach.plan.rules.change", { number, rules: rules.words })}
          onClick={() => setChoosing(true)}
          className={cn(
            "-ms-1.5 inline-flex min-h-7 items-center gap-1.5 rounded-control px-1.5 text-start text-sm hover:bg-sunken hover:text-ink pointer-coarse:min-h-11",
            rules.some ? "text-ink" : "text-ink-muted",
          )}
        >
          {rules.some ? (
            <LockKeyhole aria-hidden className="size-3.5 shrink-0" />
          ) : (
            <SlidersHorizontal aria-hidden className="size-3.5 shrink-0" />
          )}
          <span>{rules.words}</span>
        </button>
        <WordsButton {...{ round, challenge, number, onWords }} />
      </div>
      <RoundRulesDialog
        open={choosing}
        onOpenChange={setChoosing}
        number={number}
        challenge={challenge}
        rules={round}
        onChange={onRules}
      />
    </div>
  );
}

/** What is said and asked in a round, and for how long, in short; opens the dialog that edits it. */
function WordsButton({
  round,
  challenge,
  number,
  onWords,
}: Pick<RoundRowProps, "round" | "challenge" | "number" | "onWords">) {
  const t = useTranslations("teach.plan.words");
  const [open, setOpen] = useState(false);
  const [minutes] = planClock({ rounds: [round] }).rounds;
  const parts = [
    ...(round.prediction ? [t("asksFirst")] : []),
    ...(round.script ? [t("hasScript")] : []),
    t("talked", { count: (minutes?.before ?? 0) + (minutes?.after ?? 0) }),
  ].join(" · ");
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t("change", { number, words: parts })}
        onClick={() => setOpen(true)}
        className={cn(
          "-ms-1.5 inline-flex min-h-7 items-center gap-1.5 rounded-control px-1.5 text-start text-sm hover:bg-sunken hover:text-ink pointer-coarse:min-h-11",
          round.prediction || round.script ? "text-ink" : "text-ink-muted",
        )}
      >
        <MessageSquareQuote aria-hidden className="size-3.5 shrink-0" />
        <span>{parts}</span>
      </button>
      <RoundWordsDialog
        open={open}
        onOpenChange={setOpen}
        {...{ number, challenge, round }}
        onChange={onWords}
      />
    </>
  );
}

/** A round's rules in short: `2 settings locked · 5 runs · Ladder`. `some`: whether there are any. */
function useRulesInShort(): (round: PlannedRound) => {
  readonly some: boolean;
  readonly words: string;
} {
  const t = useTranslations("teach.plan.rules");
  return useCallback(
    ({ locks, parameterLimit, runLimit, epochLimit, ladder, hints, ...round }) => {
      const count = lockedNames(locks).length;
      const parts = [
        ...(count > 0 ? [t("locked", { count })] : []),
        ...(parameterLimit === null ? [] : [t("most", { count: formatCount(parameterLimit) })]),
        ...(runLimit === null ? [] : [t("runs", { count: runLimit })]),
        ...(epochLimit === null ? [] : [t("epochs", { count: epochLimit })]),
        ...(ladder ? [t("onLadder")] : []),
        ...(round.ranksBy === "final-weights" ? [t("byFinalWeights")] : []),
        ...(round.trainingScores ? [t("trainingScores")] : []),
        ...(round.findLocked ? [t("noFind")] : []),
        ...(hints ? [] : [t("noHints")]),
      ];
      if (parts.length === 0) return { some: false, words: t("nothing") };
      return { some: true, words: parts.join(" · ") };
    },
    [t],
  );
}
