import { memo } from "react";
import type { BestScores } from "@/lib/session/insights/leads";
import type { Millis } from "@/lib/session/log/events";
import { areaOf } from "./track-place";

const BOX = { width: 1000, height: 100 };

/** The best score over time, from 0 to 100, as one quiet area behind the markers; it starts again in each round. */
export const BestGraph = memo(function BestGraph({
  best,
  duration,
}: {
  best: readonly BestScores[];
  duration: Millis;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      preserveAspectRatio="none"
      className="pointer-events-none absolute inset-0 size-full"
    >
      {best.map((round) => (
        <path
          key={round.round}
          d={areaOf(round, { ...BOX, duration }) ?? ""}
          className="fill-validation/15 stroke-validation/50"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
});
