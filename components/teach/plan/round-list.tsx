"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { changeRound, moveRound, type PlanDraft, removeRound } from "./plan-draft";
import { RoundRow } from "./round-row";

type Props = {
  draft: PlanDraft;
  /** Every challenge in the plan. */
  infoOf: (round: PlannedRound) => ChallengeInfo;
  onChange: (draft: PlanDraft) => void;
  /** Announces the result of a change to screen readers. */
  announce: (sentence: string) => void;
};

/** The rounds of a plan, in order. */
export function RoundList({ draft, infoOf, onChange, announce }: Props) {
  const t = useTranslations();
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ key: number; by: -1 | 1 } | null>(null);

  // A moved row loses the focus: restore it, on the other arrow if this one is disabled at the end.
  useEffect(() => {
    if (moved === null) return;
    const arrows = list.current?.querySelectorAll<HTMLButtonElement>(`[data-key="${moved.key}"] [data-move]`);
    const able = [...(arrows ?? [])].filter((arrow) => !arrow.disabled);
    (able.find((arrow) => arrow.dataset.move === String(moved.by)) ?? able[0])?.focus();
  }, [moved]);

  const textsOf = useChallengeTexts();

  if (draft.length === 0)
    return <p className="px-4 py-8 text-center text-ink-muted">{t("teach.plan.noRounds")}</p>;
  return (
    <ol ref={list} className="divide-y divide-line">
      {draft.map((round, place) => (
        <li key={round.key} data-key={round.key}>
          <RoundRow
            round={round}
            challenge={infoOf(round)}
            number={place + 1}
            count={draft.length}
            onMinutes={(minutes) => onChange(changeRound(draft, round.key, { minutes }))}
            onRules={(change) => onChange(changeRound(draft, round.key, change))}
            onWords={(change) => onChange(changeRound(draft, round.key, change))}
            onMove={(by) => {
              onChange(moveRound(draft, round.key, by));
              setMoved({ key: round.key, by });
              announce(
                t("teach.plan.moved", {
                  title: textsOf(infoOf(round)).title,
                  number: place + 1 + by,
                  count: draft.length,
                }),
              );
            }}
            onRemove={() => {
              onChange(removeRound(draft, round.key));
              announce(t("teach.plan.removed", { title: textsOf(infoOf(round)).title }));
            }}
          />
        </li>
      ))}
    </ol>
  );
}
