"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { DotMark } from "@/components/charts/dot-mark";
import { ScatterChart } from "@/components/charts/scatter-chart";
import type { ScatterRun } from "@/components/charts/scatter-plot";
import { formatLearningRate, formatScore } from "@/lib/learning/format";
import type { Task } from "@/lib/learning/task";
import { type RateDot, rateScatter } from "@/lib/session/class-scatter";
import type { ParticipantId } from "@/lib/session/events";
import type { Session } from "@/lib/session/session";
import { CrossMark } from "./cross-mark";
import { PictureFrame } from "./picture-frame";
import { rateSentence } from "./rate-sentence";
import { dotId, namesOf, ownerOf, standingLabel } from "./run-marks";
import { STRONG } from "./strong";

/** Learning rate against score, every run of a round: the U appears from what the class did. `session`: with the names that this screen shows. */
export function RatesPicture({
  session,
  round,
  task,
  self = null,
  size = "lab",
}: {
  session: Session;
  round: number;
  /** Null where this version does not know the round's challenge. */
  task: Task | null;
  self?: ParticipantId | null;
  size?: BoardSize;
}) {
  const t = useTranslations("class-pictures.rates");
  const you = useTranslations("board")("you");
  const scatter = useMemo(() => rateScatter(session, round, task), [session, round, task]);
  const { dots, optimiser, hump } = scatter;
  const says = ({ participant, run, rate, score, diverged }: RateDot) =>
    t(diverged ? "saysDiverged" : "says", {
      ...ownerOf({ participant, run }),
      rate: formatLearningRate(rate),
      score: formatScore(score),
    });
  const names = namesOf(dots);
  const label = standingLabel(session, round, self === null ? null : { id: self, you });
  const runs = dots.map(
    (dot): ScatterRun => ({
      id: dotId(dot),
      says: () => says(dot),
      label: label(dot),
      name: names(dot),
      x: dot.rate,
      marks: [{ kind: dot.diverged ? "diverged" : "validation", y: dot.score }],
    }),
  );
  const held = session.plan.rounds[round].locks.learningRate !== undefined;
  const { key, values } = rateSentence(scatter, held);
  const isOfSome =
    key !== "few" && key !== "same" && dots.some(({ run }) => run.hyperparameters.optimiser !== optimiser);
  const diverged = dots.filter((dot) => dot.diverged).length;
  const sentence = (
    <>
      {t.rich(`sentence.${key}`, { ...values, ...STRONG })}{" "}
      {isOfSome && t("only", { optimiser: optimiser ?? "" })}{" "}
      {diverged > 0 && t("diverged", { count: diverged })}
    </>
  );
  return (
    <PictureFrame
      title={t("title")}
      size={size}
      sentence={sentence}
      legend={
        <>
          <DotMark tone="text-validation" label={t("legend.score")} />
          {diverged > 0 && <CrossMark label={t("legend.diverged")} />}
        </>
      }
    >
      <ScatterChart
        key={round}
        runs={runs}
        measure="score"
        title={t("title")}
        across={t("across")}
        up={t("up")}
        band={key === "few" || key === "same" || key === "neither" ? null : hump.best}
        summary={t.markup(`sentence.${key}`, { ...values, strong: (words) => words })}
        empty={t("empty")}
        table={{
          columns: [t("table.run"), t("table.rate"), t("table.score"), t("table.end")],
          rows: () =>
            dots.map((dot) => {
              const { nickname, number } = ownerOf(dot);
              return [
                `${nickname} · ${number}`,
                formatLearningRate(dot.rate),
                formatScore(dot.score),
                t(dot.diverged ? "yes" : "no"),
              ];
            }),
        }}
      />
    </PictureFrame>
  );
}
