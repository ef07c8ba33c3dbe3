import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { isolateNumber } from "@/components/board/isolate";
import { type CurveSeries, CurvesChart } from "@/components/charts/curves/curves-chart";
import { LabCard } from "@/components/lab/lab-card";
import { lastPoint } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { lossOf } from "@/lib/learning/examples/task";
import { formatLoss } from "@/lib/learning/numbers/format";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Run, Session } from "@/lib/session/log/session";
import { ChangeResult } from "./change-result";
import { FiguresOfBoth } from "./figures-of-both";
import { RepeatResult } from "./repeat-result";
import type { Trained } from "./what-if-bench";
import type { WhatIfChoices } from "./what-if-knobs";

export type BothRunsProps = {
  /** The class at the end of its log. */
  readonly final: Session;
  readonly run: Run;
  readonly own: Settings;
  readonly challenge: ChallengeInfo;
  readonly choices: WhatIfChoices;
  readonly trained: Trained | null;
};

/** The recorded run and the one that was trained here on one chart, what became of it in a sentence, and in figures. */
export function BothRuns(props: BothRunsProps) {
  const { run, challenge, trained } = props;
  const t = useTranslations("what-if.chart");
  const lab = useTranslations("lab.run");
  const here = trained?.lane.lossCurve ?? null;
  const { curve } = run;
  const series = useMemo((): CurveSeries[] => {
    const splits = ["train", "validation"] as const;
    const linesOf = (where: "inClass" | "here", of: typeof curve, emphasis: CurveSeries["emphasis"]) =>
      splits.map(
        (split): CurveSeries => ({
          ...{ id: `${where} ${split}`, label: t(where, { split: lab(split) }), curve: of },
          ...{ role: split, emphasis },
        }),
      );
    if (here === null) return linesOf("inClass", curve, "bold");
    return [...linesOf("inClass", curve, "faint"), ...linesOf("here", here, "bold")];
  }, [curve, here, t, lab]);
  const loss = lab(`loss.${lossOf(challenge.task)}`);
  const end = (of: typeof curve | null) => {
    const last = of && lastPoint(of);
    return isolateNumber(last ? formatLoss(last.validationLoss) : "–");
  };
  const epochs = Math.max(run.hyperparameters.epochs, trained?.settings.hyperparameters.epochs ?? 0);
  return (
    <LabCard
      title={t(trained === null ? "before" : "title")}
      note={trained !== null && <p className="text-ink-muted text-xs">{t("legend")}</p>}
      className="lg:col-start-2 lg:row-span-2 lg:row-start-2"
    >
      <div className="h-72 lg:h-80">
        <CurvesChart
          series={series}
          yLabel={loss}
          xLabel={lab("epoch")}
          until={epochs}
          subject={`${run.startedAt}`}
          summary={t("summary", { loss, inClass: end(curve), here: end(here) })}
        />
      </div>
      {trained?.lane.done &&
        !trained.lane.failed &&
        (trained.knob === null ? (
          <RepeatResult {...{ run, challenge }} lane={trained.lane} />
        ) : (
          <ChangeResult {...props} trained={trained} knob={trained.knob} />
        ))}
      <FiguresOfBoth {...props} />
    </LabCard>
  );
}
