"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useWidth } from "@/components/charts/axes/use-width";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { formatLoss } from "@/lib/learning/numbers/format";
import type { BatchTrace, StepTrace } from "@/lib/learning/training/step-trace";
import { termsOf } from "./confident-mistake";
import { LetterLoss } from "./letters/letter-view";
import { LossFormula } from "./loss-formula";
import { LossName } from "./loss-name";

/** The loss of each example of the batch, their mean, and the formula of the chosen one with its numbers filled in. */
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
  /** The chosen example, drawn. */
  children: ReactNode;
}) {
  const terms = termsOf(batch, row, task);
  return (
    <div className="grid gap-3">
      <div className={task.kind === "next-letter" ? "grid gap-3" : "flex items-start gap-3"}>
        {children}
        <LossBars {...{ batch, row, onRow }} />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <LossName task={task} />
        <LossFormula terms={terms} words={words} short />
      </div>
      {task.kind === "next-letter" && <LetterLoss loss={terms.loss} />}
    </div>
  );
}

const HEIGHT = 132;
const TOP = 16;
const WIDEST = 48;

/** A bar for the loss of each example, with a line at their mean. A press chooses an example, if it is among the shown ones. */
function LossBars({
  batch: { losses, loss, shownExamples },
  row,
  onRow,
}: {
  batch: BatchTrace;
  row: number;
  onRow: (row: number) => void;
}) {
  const t = useTranslations("slow-motion");
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame) ?? 0;
  const largest = losses.reduce((most, one) => (one > most && Number.isFinite(one) ? one : most), 0);
  const pitch = Math.min(WIDEST, room / losses.length);
  const up = (value: number) =>
    largest > 0 && Number.isFinite(value) ? (HEIGHT - TOP) * (value / largest) : 0;
  const mean = HEIGHT - up(loss);
  return (
    <div ref={frame} dir="ltr" className="min-w-0 flex-1">
      <svg
        role="img"
        aria-label={t("bars", {
          count: losses.length,
          mean: formatLoss(loss),
          largest: formatLoss(largest),
        })}
        width={room}
        height={HEIGHT + 2}
        className="overflow-visible"
      >
        {Array.from(losses, (one, index) => {
          const choosable = index < shownExamples;
          return (
            <g
              // biome-ignore lint/suspicious/noArrayIndexKey: a place in the batch
              key={index}
              onPointerDown={choosable ? () => onRow(index) : undefined}
              className={cn(choosable && "cursor-pointer")}
            >
              <title>{formatLoss(one)}</title>
              <rect x={index * pitch} y="0" width={pitch} height={HEIGHT} fill="transparent" />
              <rect
                x={index * pitch + pitch * 0.12}
                y={HEIGHT - up(one)}
                width={pitch * 0.76}
                height={Math.max(1, up(one))}
                className={cn("fill-train", index !== row && "opacity-55")}
              />
              {index === row && (
                <path
                  d={`M${(index + 0.5) * pitch - 4} ${HEIGHT - up(one) - 8}h8l-4 6z`}
                  className="fill-ink"
                />
              )}
            </g>
          );
        })}
        <path d={`M0 ${HEIGHT + 0.5}H${room}`} className="stroke-line-strong" />
        <path d={`M0 ${mean}H${room}`} strokeDasharray="6 4" className="stroke-ink" strokeWidth="1.5" />
        <text
          x={room}
          y={mean - 4}
          textAnchor="end"
          strokeWidth="4"
          className="tabular fill-ink stroke-surface font-semibold text-[12px] [paint-order:stroke]"
        >
          {t("mean", { loss: formatLoss(loss) })}
        </text>
      </svg>
    </div>
  );
}
