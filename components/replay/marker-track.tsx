import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import type { Millis } from "@/lib/session/log/events";
import { FOLD_MS } from "@/lib/session/log/folded-time";
import type { Moment } from "./moment";
import type { useMomentLabel } from "./use-moment-label";

const LOOKS: Record<Exclude<Moment["kind"], "fold">, string> = {
  "round-started": "top-0 h-6 w-0.5 -translate-x-1/2 bg-ink",
  "round-closed": "top-0 h-6 w-0.5 -translate-x-1/2 bg-line-strong",
  "test-opened": "top-0 h-6 w-1 -translate-x-1/2 rounded-full bg-test",
  "lead-change": "top-0 size-2 -translate-x-1/2 rotate-45 bg-validation",
  note: "top-0 h-3 w-2 -translate-x-1/2 bg-accent",
  diverged: "bottom-0 size-1.5 -translate-x-1/2 rounded-full bg-danger",
};

type MarkerTrackProps = {
  readonly moments: readonly Moment[];
  readonly duration: Millis;
  readonly label: ReturnType<typeof useMomentLabel>;
};

/** With more pauses their words would lie on each other: the list of moments says them all. */
const MOST_TOLD = 4;

/** The decisive moments above the scrubber's track: edges of rounds and opened tests as lines, lead changes as diamonds, divergences as dots below; pauses that are folded as a hatched stretch. */
export const MarkerTrack = memo(function MarkerTrack({ moments, duration, label }: MarkerTrackProps) {
  if (duration === 0) return null;
  const share = (time: Millis) => `${(100 * time) / duration}%`;
  const isTold = moments.filter(({ kind }) => kind === "fold").length <= MOST_TOLD;
  return (
    // The thumb stays inside the track, so half of it is missing at either end.
    <div aria-hidden className="pointer-events-none relative mx-2.5 h-6 pointer-coarse:mx-3.5">
      {moments.map((moment, index) =>
        moment.kind === "fold" ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a log's moments never change
            key={index}
            className="hatched absolute top-2 bottom-0 min-w-1.5 rounded-sm"
            style={{ left: share(moment.at), width: share(FOLD_MS) }}
          >
            {isTold && (
              <span
                dir="auto"
                className={cn(
                  "absolute top-0 rounded-sm bg-surface px-1 text-[0.7rem] text-ink-muted leading-4 whitespace-nowrap max-sm:hidden",
                  moment.at > duration / 2 ? "right-full mr-1" : "left-full ml-1",
                )}
              >
                {label(moment)}
              </span>
            )}
          </span>
        ) : (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a log's moments never change
            key={index}
            className={cn("absolute", LOOKS[moment.kind])}
            style={{ left: share(moment.at) }}
          />
        ),
      )}
    </div>
  );
});
