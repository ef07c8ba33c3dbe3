"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { sharesOf, type TallySeries } from "@/lib/learning/letters/tally";
import { WORD_KINDS } from "@/lib/learning/letters/writer";
import { KindMark } from "./tally-bar";

/**
 * How the shares of recited, guessed and invented words changed while a run learnt, under the chart of its losses and with the same horizontal axis: both leave the same room for
 * names at the left. `until`: epochs that it covers.
 */
export function TallyCurve({
  series,
  stepsPerEpoch,
  until,
}: {
  series: TallySeries;
  stepsPerEpoch: number;
  until: number;
}) {
  const t = useTranslations("writing.tally");
  const last = series.at(-1);
  const draw = useCallback<DrawChart>(
    (context, { width, height }, palette) => {
      const { fontSize, fontFamily } = palette;
      const [left, right] = [3.4 * fontSize, width - 16];
      const [top, bottom] = [fontSize * 0.6, height - 3];
      const end = Math.max(until, (last?.step ?? 0) / stepsPerEpoch);
      const x = (step: number) => left + ((right - left) * step) / stepsPerEpoch / end;
      const y = (share: number) => bottom - (bottom - top) * share;
      context.font = `${fontSize}px ${fontFamily}`;
      context.textAlign = "right";
      context.textBaseline = "middle";
      for (const share of [0, 0.5, 1]) {
        context.strokeStyle = palette.line;
        context.beginPath();
        context.moveTo(left, y(share));
        context.lineTo(right, y(share));
        context.stroke();
        context.fillStyle = palette.inkMuted;
        if (share > 0) context.fillText(`${100 * share}%`, left - 6, y(share));
      }
      const shares = series.map((tally) => ({ step: tally.step, ...sharesOf(tally) }));
      const inks = { recited: palette.train, guessed: palette.validation, invented: palette.inkMuted };
      for (const kind of WORD_KINDS.toReversed()) {
        context.strokeStyle = context.fillStyle = inks[kind];
        context.lineWidth = kind === "recited" ? 2.5 : 1.5;
        context.setLineDash(DASHES[kind]);
        context.beginPath();
        for (const at of shares) context.lineTo(x(at.step), y(at[kind]));
        context.stroke();
        const point = shares.at(-1);
        if (!point) continue;
        context.beginPath();
        context.arc(x(point.step), y(point[kind]), 2.5, 0, 2 * Math.PI);
        context.fill();
      }
    },
    [series, last, stepsPerEpoch, until],
  );
  const counts = { recited: last?.recited ?? 0, guessed: last?.guessed ?? 0, invented: last?.invented ?? 0 };
  return (
    <section aria-label={t("curve")} className="flex shrink-0 flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-3 text-ink-muted text-xs">
        {WORD_KINDS.map((kind) => (
          <span key={kind} className="flex items-center gap-1">
            <KindMark kind={kind} />
            <span>{t(`${kind}.name`)}</span>
          </span>
        ))}
      </p>
      <ChartCanvas
        draw={draw}
        label={last ? t("curveSummary", counts) : t("curve")}
        className="h-16 w-full"
      />
    </section>
  );
}

const DASHES = { recited: [], guessed: [5, 3], invented: [1.5, 3] };
