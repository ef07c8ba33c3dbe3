"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useContext, useMemo, useState } from "react";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import type { RateMarks } from "@/components/charts/scatter/draw-rates";
import { RateChart, RateTable } from "@/components/charts/scatter/rate-chart";
import { commandKey } from "@/components/keys/use-command-keys";
import { LossName } from "@/components/lab/slow-motion/loss-name";
import { LessonContext } from "@/components/lab/slow-motion/slow-motion";
import { formatLearningRate, formatLoss } from "@/lib/learning/numbers/format";
import { nearestRateStep, RATE_STEPS } from "@/lib/learning/training/rate-steps";
import { type RateSweep, rateOutcomes } from "@/lib/learning/training/rate-sweep";

const LAST = RATE_STEPS.length - 1;
/** How many steps each key moves. Up is more, and the chart runs from left to right in every language. */
const STRIDES: Readonly<Record<string, number>> = {
  ...{ ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 },
  ...{ PageDown: -6, PageUp: 6, Home: -LAST, End: LAST },
};

/** The chart of a sweep, which is also a slider of learning rates: press, drag or use the arrow keys. */
export function RateExplorer({
  sweep,
  current,
  suggested,
  chosen,
  onChoose,
}: {
  sweep: RateSweep;
  current: number;
  suggested: number | null;
  chosen: number;
  onChoose: (learningRate: number) => void;
}) {
  const t = useTranslations("lab.finder");
  const charts = useTranslations("charts");
  const lesson = useContext(LessonContext);
  const [asTable, setAsTable] = useState(false);
  const marks = useMemo<RateMarks>(
    () => ({
      ...{ current, suggested, chosen },
      texts: { current: t("now"), suggested: t("suggested"), diverged: t("divergedRange") },
    }),
    [current, suggested, chosen, t],
  );
  const press = (event: KeyboardEvent) => {
    const stride = STRIDES[commandKey(event.nativeEvent) ?? ""];
    if (stride === undefined) return;
    event.preventDefault();
    onChoose(RATE_STEPS[Math.min(LAST, Math.max(0, nearestRateStep(chosen) + stride))]!);
  };

  return (
    <div className="grid gap-1">
      {asTable ? (
        <section
          aria-label={charts("numbers")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
          tabIndex={0}
          className="h-64 overflow-auto"
        >
          <RateTable sweep={sweep} />
        </section>
      ) : (
        <div
          role="slider"
          tabIndex={0}
          aria-label={t("chart")}
          aria-valuemin={0}
          aria-valuemax={LAST}
          aria-valuenow={nearestRateStep(chosen)}
          aria-valuetext={valueInWords(sweep, chosen, t)}
          onKeyDown={press}
          className="h-64 rounded-control"
        >
          <RateChart {...{ sweep, marks }} onPick={(rate) => onChoose(RATE_STEPS[nearestRateStep(rate)]!)} />
        </div>
      )}
      <div className="flex items-center justify-between gap-2 text-ink-muted text-xs">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {lesson && <LossName task={lesson.challenge.task} />}
          <span className="flex items-center gap-1.5">
            <span aria-hidden="true" className="h-0.5 w-5 bg-train" />
            <span>{t("median")}</span>
          </span>
          <span className="flex items-center gap-1.5">
            <span aria-hidden="true" className="h-3 w-5 bg-train/25" />
            <span>{t("band")}</span>
          </span>
        </span>
        <TableSwitch asTable={asTable} onTable={setAsTable} />
      </div>
    </div>
  );
}

/** The chosen rate in words, with the outcome of the nearest rate that was tried. */
function valueInWords(
  sweep: RateSweep,
  chosen: number,
  t: ReturnType<typeof useTranslations<"lab.finder">>,
): string {
  const rate = formatLearningRate(chosen);
  const distance = (tried: number) => Math.abs(Math.log(tried / chosen));
  const outcome = rateOutcomes(sweep)
    .filter((one) => one !== null)
    .reduce((one, other) => (distance(other.rate) < distance(one.rate) ? other : one));
  return Number.isFinite(outcome.median)
    ? t("value", { rate, loss: formatLoss(outcome.median), steps: sweep.steps })
    : t("valueDiverged", { rate });
}
