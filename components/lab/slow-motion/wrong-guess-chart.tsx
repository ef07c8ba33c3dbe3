"use client";

import { useTranslations } from "next-intl";
import { wrongGuessCosts } from "@/lib/learning/loss-terms";
import type { ConfidentMistake } from "./confident-mistake";

const WIDTH = 560;
const HEIGHT = 150;
const LEFT = 26;
const BOTTOM = 20;
const TOP = 8;
const RIGHT = 12;
/** Cross-entropy goes on without end; the chart does not. */
const HIGHEST = 7;
/** The nearer to certain, the closer together: there it climbs. */
const CONFIDENCES = Array.from({ length: 120 }, (_, index) => 1 - 0.5 * 10 ** ((-3 * index) / 119));

/** Two costs over how sure a wrong guess is: one climbs without end, the other stops at 2. */
export function WrongGuessChart({ mistake }: { mistake: ConfidentMistake | null }) {
  const t = useTranslations("slow-motion.wrong");
  const lab = useTranslations("lab.run");
  const costs = wrongGuessCosts(CONFIDENCES);
  const x = (confidence: number) => LEFT + ((WIDTH - LEFT - RIGHT) * (confidence - 0.5)) / 0.5;
  const y = (cost: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * Math.min(HIGHEST, cost)) / HIGHEST;
  const line = (of: "crossEntropy" | "squaredError") =>
    costs.map((cost, index) => `${index === 0 ? "M" : "L"}${x(cost.confidence)} ${y(cost[of])}`).join("");
  const seen = mistake && mistake.confidence >= 0.5 ? mistake : null;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t("chart")}
      direction="ltr"
      className="tabular w-full text-[12px] max-sm:text-[18px]"
    >
      {[0, 2, 4, 6].map((cost) => (
        <g key={cost}>
          <path d={`M${LEFT} ${y(cost)}H${WIDTH - RIGHT}`} className="stroke-line" />
          <text x={LEFT - 6} y={y(cost) + 4} textAnchor="end" className="fill-ink-muted">
            {cost}
          </text>
        </g>
      ))}
      {[50, 60, 70, 80, 90, 100].map((percent) => (
        <text
          key={percent}
          x={x(percent / 100)}
          y={HEIGHT - 4}
          textAnchor={percent === 100 ? "end" : "middle"}
          className="fill-ink-muted"
        >
          {`${percent}%`}
        </text>
      ))}
      <path
        d={line("squaredError")}
        fill="none"
        className="stroke-ink-muted"
        strokeWidth="2.5"
        strokeDasharray="7 4"
      />
      <path d={line("crossEntropy")} fill="none" className="stroke-accent" strokeWidth="3" />
      <text x={x(0.8)} y={y(2.35)} textAnchor="end" className="fill-ink font-medium">
        {lab("loss.cross-entropy")}
      </text>
      <text x={x(0.99)} y={y(0.85)} textAnchor="end" className="fill-ink font-medium">
        {t("squaredError")}
      </text>
      {seen && (
        <>
          <circle
            cx={x(seen.confidence)}
            cy={y(seen.crossEntropy)}
            r="5"
            className="fill-accent stroke-surface"
            strokeWidth="2"
          />
          <circle
            cx={x(seen.confidence)}
            cy={y(seen.squaredError)}
            r="5"
            className="fill-ink-muted stroke-surface"
            strokeWidth="2"
          />
        </>
      )}
    </svg>
  );
}
