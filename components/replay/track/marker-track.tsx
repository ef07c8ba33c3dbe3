"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, type PointerEvent, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { BestScores } from "@/lib/session/insights/leads";
import type { Millis } from "@/lib/session/log/events";
import { FOLD_MS } from "@/lib/session/log/folded-time";
import { formatMoment, type Moment } from "../moment";
import { BestGraph } from "./best-graph";
import { bestAt, nearestMoment } from "./track-place";

const LOOKS: Record<Exclude<Moment["kind"], "fold">, string> = {
  "round-started": "inset-y-0 w-0.5 bg-ink",
  "round-closed": "inset-y-0 w-0.5 bg-line-strong",
  "test-opened": "inset-y-0 w-1 rounded-full bg-test",
  "vote-opened": "top-0 size-2.5 rounded-full bg-accent",
  "vote-closed": "top-0 size-2.5 rounded-full border-2 border-accent bg-surface",
  "question-asked": "top-0 size-2.5 rounded-full bg-ink-muted",
  "question-closed": "top-0 size-2.5 rounded-full border-2 border-ink-muted bg-surface",
  "lead-change": "top-3.5 size-2 rotate-45 bg-validation",
  note: "top-0 h-3 w-2 bg-accent",
  afterwards: "top-0 h-3 w-2 border-2 border-accent bg-surface",
  diverged: "bottom-0 size-1.5 rounded-full bg-danger",
  overfitting: "bottom-0 size-2 rounded-full border-2 border-danger bg-surface",
};

type MarkerTrackProps = {
  readonly moments: readonly Moment[];
  readonly best: readonly BestScores[];
  readonly duration: Millis;
  /** Where the replay stands. */
  readonly time: Millis;
  readonly label: (moment: Moment) => string;
  readonly onSeek: (time: Millis) => void;
};

/** How near a pointer has to come to a marker, in pixels; a finger covers more. */
const NEAR_PX = { mouse: 8, pen: 8, touch: 18 } as const;
/** A name that a finger has asked for stays so long. */
const TOUCHED_MS = 3_000;

/** What the pointer or the keyboard points at: a marker, or a time between them. */
type Pointed = { readonly at: Millis; readonly index: number | null };

/**
 * The decisive moments above the scrubber's track, over a graph of the best score: round boundaries and opened tests as lines, votes and questions as
 * circles, lead changes as diamonds, where overfitting began and runs diverged as dots below, folded pauses hatched. What is pointed at is named above.
 */
export function MarkerTrack({ moments, best, duration, time, label, onSeek }: MarkerTrackProps) {
  const t = useTranslations("replay");
  const box = useRef<HTMLDivElement>(null);
  const fading = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  if (duration === 0) return null;
  const passed = Math.max(
    0,
    moments.findLastIndex(({ at }) => at <= time),
  );

  const findAt = ({ clientX, pointerType }: PointerEvent): Pointed => {
    const { left, width } = box.current!.getBoundingClientRect();
    const at = Math.min(duration, Math.max(0, (duration * (clientX - left)) / width));
    const near = NEAR_PX[pointerType as keyof typeof NEAR_PX] ?? NEAR_PX.mouse;
    return { at, index: nearestMoment(moments, at, (near * duration) / width) };
  };
  const point = (event: PointerEvent) => {
    clearTimeout(fading.current);
    setPointed(findAt(event));
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const found = findAt(event);
    setPointed(found);
    onSeek(found.index === null ? found.at : moments[found.index]!.at);
  };
  const leave = ({ pointerType }: PointerEvent) => {
    if (pointerType === "touch") fading.current = setTimeout(() => setPointed(null), TOUCHED_MS);
    else setPointed(null);
  };
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = pointed?.index ?? passed;
    const to = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: moments.length - 1 }[event.key];
    if (to === undefined || !moments[to]) return;
    event.preventDefault();
    box.current?.querySelectorAll("button")[to]?.focus();
  };

  const named = pointed && (pointed.index === null ? null : (moments[pointed.index] ?? null));
  const score = pointed && named === null ? bestAt(best, pointed.at) : null;
  return (
    // The thumb stays inside the track, so half its width is unused at either end.
    <div
      ref={box}
      role="toolbar"
      aria-label={t("markers")}
      onKeyDown={move}
      onPointerMove={point}
      onPointerDown={press}
      onPointerLeave={leave}
      className="relative mx-2.5 h-9 cursor-pointer touch-pan-y pointer-coarse:mx-3.5 pointer-coarse:h-11"
    >
      <BestGraph best={best} duration={duration} />
      <Marks
        {...{ moments, duration, label }}
        shown={pointed?.index ?? null}
        reached={pointed?.index ?? passed}
        onPoint={setPointed}
        onSeek={onSeek}
      />
      {pointed && (
        <Name at={pointed.index === null ? pointed.at : moments[pointed.index]!.at} duration={duration}>
          {named ? label(named) : score === null ? null : t("bestSoFar", { score })}
        </Name>
      )}
    </div>
  );
}

type MarksProps = Pick<MarkerTrackProps, "moments" | "duration" | "label" | "onSeek"> & {
  /** The marker that is named, by index. */
  readonly shown: number | null;
  /** The marker at which the keyboard arrives. */
  readonly reached: number;
  readonly onPoint: (pointed: Pointed | null) => void;
};

/** With more pauses than this their labels would overlap; the list of moments names them all. */
const MOST_LABELLED = 4;

const Marks = memo(function Marks({ moments, duration, label, shown, reached, onPoint, onSeek }: MarksProps) {
  const share = (time: Millis) => `${(100 * time) / duration}%`;
  const isTold = moments.filter(({ kind }) => kind === "fold").length <= MOST_LABELLED;
  return moments.map((moment, index) => (
    <button
      // biome-ignore lint/suspicious/noArrayIndexKey: moments have nothing else to be known by
      key={index}
      type="button"
      tabIndex={index === reached ? 0 : -1}
      aria-label={`${formatMoment(moment.at)} ${label(moment)}`}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && onPoint({ at: moment.at, index })}
      onBlur={() => onPoint(null)}
      // The pointer is followed by the whole track, so that the nearest of many markers is found.
      onClick={({ detail }) => detail === 0 && onSeek(moment.at)}
      className={cn(
        "pointer-events-none absolute inset-y-0 rounded-control",
        moment.kind === "fold" ? "min-w-1.5" : "w-6 -translate-x-1/2",
      )}
      style={{ left: share(moment.at), ...(moment.kind === "fold" && { width: share(FOLD_MS) }) }}
    >
      {moment.kind === "fold" ? (
        <span className="hatched absolute inset-x-0 top-3 bottom-0 rounded-sm">
          {isTold && (
            <span
              dir="auto"
              className={cn(
                "absolute top-1 whitespace-nowrap rounded-sm bg-surface px-1 text-[0.7rem] text-ink-muted leading-4 max-sm:hidden",
                moment.at > duration / 2 ? "right-full mr-1" : "left-full ml-1",
              )}
            >
              {label(moment)}
            </span>
          )}
        </span>
      ) : (
        <span className="absolute inset-y-0 left-1/2 flex justify-center">
          <span
            className={cn(
              "absolute -translate-x-1/2",
              LOOKS[moment.kind],
              index === shown && "outline-2 outline-accent outline-offset-1",
            )}
          />
        </span>
      )}
    </button>
  ));
});

/** What is pointed at, in words above the track, and always within its ends. */
function Name({ at, duration, children }: { at: Millis; duration: Millis; children: string | null }) {
  const share = at / duration;
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute bottom-full z-20 mb-1 flex w-max max-w-[min(24rem,80vw)] gap-2 rounded-control border border-line bg-surface px-2 py-1 text-xs shadow-raised"
      style={{ left: `${100 * share}%`, transform: `translateX(${-100 * share}%)` }}
    >
      <span className="tabular shrink-0 text-ink-muted">{formatMoment(at)}</span>
      {children !== null && (
        <span dir="auto" className="min-w-0">
          {children}
        </span>
      )}
    </span>
  );
}
