"use client";

import { useTranslations } from "next-intl";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { Notice } from "@/components/ui/notice";
import { formatLoss, formatScore } from "@/lib/learning/format";
import type { DuelLanes } from "@/lib/learning/lanes";
import type { DuelOutcome } from "./duel";

/** Which of two settings did better and by how much. `names`: of the lanes. */
export function DuelResult({
  lanes,
  names,
  outcome: { winner, scores, points, losses, early },
}: {
  lanes: DuelLanes;
  names: readonly [string, string];
  outcome: DuelOutcome;
}) {
  const t = useTranslations("duel.verdict");
  const score = (lane: 0 | 1) => isolateNumber(formatScore(scores[lane]));
  const ends = losses.map((loss, lane) =>
    t(lanes[lane].end === "diverged" ? "diverged" : "end", {
      name: isolate(names[lane]),
      loss: isolateNumber(formatLoss(loss)),
    }),
  );
  const title =
    winner === null
      ? t("even", { score: score(0) })
      : t("better", {
          name: isolate(names[winner]),
          points: isolateNumber(formatScore(points)),
          score: score(winner),
          other: score(winner === 0 ? 1 : 0),
        });
  return (
    <Notice tone="success" title={title}>
      <p className="tabular text-sm">{t("ends", { one: ends[0], other: ends[1] })}</p>
      {early && <p className="text-ink-muted text-sm">{t("early")}</p>}
    </Notice>
  );
}
