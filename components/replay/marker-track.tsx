import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import type { Millis } from "@/lib/session/events";
import type { Marker } from "@/lib/session/markers";

const LOOKS: Record<Marker["kind"], string> = {
  "round-started": "top-0 h-6 w-0.5 -translate-x-1/2 bg-ink",
  "round-closed": "top-0 h-6 w-0.5 -translate-x-1/2 bg-line-strong",
  "test-opened": "top-0 h-6 w-1 -translate-x-1/2 rounded-full bg-test",
  "lead-change": "top-0 size-2 -translate-x-1/2 rotate-45 bg-validation",
  note: "top-0 h-3 w-2 -translate-x-1/2 bg-accent",
  diverged: "bottom-0 size-1.5 -translate-x-1/2 rounded-full bg-danger",
};

type MarkerTrackProps = { readonly markers: readonly Marker[]; readonly duration: Millis };

/** The decisive moments above the scrubber's track: edges of rounds and opened tests as lines, lead changes as diamonds, divergences as dots below. */
export const MarkerTrack = memo(function MarkerTrack({ markers, duration }: MarkerTrackProps) {
  if (duration === 0) return null;
  return (
    // The thumb stays inside the track, so half of it is missing at either end.
    <div aria-hidden className="pointer-events-none relative mx-2.5 h-6 pointer-coarse:mx-3.5">
      {markers.map((marker, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a log's markers never change
          key={index}
          className={cn("absolute", LOOKS[marker.kind])}
          style={{ left: `${(100 * marker.at) / duration}%` }}
        />
      ))}
    </div>
  );
});
