"use client";

import { Pause, Play, StepBack, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Select } from "@/components/ui/form/select";
import { Slider } from "@/components/ui/form/slider";
import { ReadingDirection } from "@/components/ui/page/reading-direction";
import { Spinner } from "@/components/ui/spinner";
import type { Timeline } from "@/lib/session/insights/timeline";
import type { Millis } from "@/lib/session/log/events";
import { FOLD_MS } from "@/lib/session/log/folded-time";
import type { Session } from "@/lib/session/log/session";
import type { Playback } from "@/lib/session/page-state";
import { formatMoment, type Moment, momentInLink } from "./moment";
import type { useMomentLabel } from "./moment-list";
import { MomentLink, type MomentLinkProps } from "./moment-list";
import { SPEEDS } from "./playback";
import { perform } from "./use-player-keys";

type TransportProps = {
  /** The share of the replay that is loaded, 0–1. */
  readonly loaded: number;
  readonly timeline: Timeline;
  readonly playback: Playback;
  readonly moments: readonly Moment[];
  readonly label: ReturnType<typeof useMomentLabel>;
  /** The replay's address at a moment, in log time, so that a link stays correct however pauses are folded; null where it has none. */
  readonly linkTo: ((moment: string) => string) | null;
  readonly share: MomentLinkProps["share"];
};

const SECOND = 1000;

/** The player's controls. Time runs from left to right in every language, as on a chart. */
export function Transport(props: TransportProps) {
  const { loaded, timeline, playback, moments, label, linkTo, share } = props;
  const t = useTranslations("replay");
  const { time, playing, speed, setPlaying, seek, setSpeed } = playback;
  const { duration } = timeline;
  const pause = moments.find(({ kind, at }) => kind === "fold" && time > at && time < at + FOLD_MS);
  const step = (direction: "next" | "previous") => perform({ kind: "step", direction }, timeline, playback);

  return (
    <section
      aria-label={t("controls")}
      dir="ltr"
      className="border-line border-t bg-surface px-3 pt-2 pb-3 sm:px-4"
    >
      <MarkerTrack {...{ moments, duration, label }} />
      <ReadingDirection direction="ltr">
        <Slider
          label={t("scrubber")}
          hideLabel
          value={time}
          onValueChange={seek}
          min={0}
          max={Math.max(SECOND, duration)}
          step={SECOND}
          largeStep={30 * SECOND}
          format={formatMoment}
          className="-mt-1 gap-0"
        />
      </ReadingDirection>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2 sm:gap-x-3">
        <div className="flex items-center gap-1">
          <Button
            variant="quiet"
            size="sm"
            className="w-9 px-0"
            aria-label={t("previous")}
            title={t("previousHint")}
            disabled={timeline.previousEvent(time) === null}
            onClick={() => step("previous")}
          >
            <StepBack aria-hidden />
          </Button>
          <Button
            variant="primary"
            className="w-12 px-0"
            aria-label={playing ? t("pause") : t("play")}
            title={t("playHint")}
            onClick={() => setPlaying(!playing)}
          >
            {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
          </Button>
          <Button
            variant="quiet"
            size="sm"
            className="w-9 px-0"
            aria-label={t("next")}
            title={t("nextHint")}
            disabled={timeline.nextEvent(time) === null}
            onClick={() => step("next")}
          >
            <StepForward aria-hidden />
          </Button>
        </div>
        <p className="tabular whitespace-nowrap text-sm">
          <span className="font-semibold">{formatMoment(time)}</span>
          <span className="text-ink-muted max-sm:hidden">{` / ${formatMoment(duration)}`}</span>
        </p>
        {loaded < 1 && (
          <p dir="auto" className="flex items-center gap-2 text-ink-muted text-sm">
            <Spinner className="size-4" />
            <span>{t(time > timeline.loadedTo ? "momentLoads" : "restLoads", { share: loaded })}</span>
          </p>
        )}
        {pause && (
          <p dir="auto" className="text-ink-muted text-sm">
            {label(pause)}
          </p>
        )}
        <Select
          aria-label={t("speed")}
          className="ms-auto w-20"
          value={String(speed)}
          onValueChange={(chosen) => setSpeed(Number(chosen))}
          options={SPEEDS.map((each) => ({ value: String(each), label: `${each}×` }))}
        />
        {linkTo && <MomentLink moment={momentInLink(timeline, time)} {...{ linkTo, share }} />}
      </div>
    </section>
  );
}

const LOOKS: Record<Exclude<Moment["kind"], "fold">, string> = {
  "round-started": "top-0 h-6 w-0.5 -translate-x-1/2 bg-ink",
  "round-closed": "top-0 h-6 w-0.5 -translate-x-1/2 bg-line-strong",
  "test-opened": "top-0 h-6 w-1 -translate-x-1/2 rounded-full bg-test",
  "vote-opened": "top-0 size-2.5 -translate-x-1/2 rounded-full bg-accent",
  "vote-closed": "top-0 size-2.5 -translate-x-1/2 rounded-full border-2 border-accent",
  "question-asked": "top-0 size-2.5 -translate-x-1/2 rounded-full bg-ink-muted",
  "question-closed": "top-0 size-2.5 -translate-x-1/2 rounded-full border-2 border-ink-muted",
  "lead-change": "top-0 size-2 -translate-x-1/2 rotate-45 bg-validation",
  note: "top-0 h-3 w-2 -translate-x-1/2 bg-accent",
  diverged: "bottom-0 size-1.5 -translate-x-1/2 rounded-full bg-danger",
};

type MarkerTrackProps = {
  readonly moments: readonly Moment[];
  readonly duration: Millis;
  readonly label: ReturnType<typeof useMomentLabel>;
};

/** With more pauses than this their labels would overlap; the list of moments names them all. */
const MOST_LABELLED = 4;

/** The decisive moments on the scrubber's track: round boundaries and opened tests as lines, votes and questions as circles, lead changes as diamonds, divergences as dots below, folded pauses hatched. */
const MarkerTrack = memo(function MarkerTrack({ moments, duration, label }: MarkerTrackProps) {
  if (duration === 0) return null;
  const share = (time: Millis) => `${(100 * time) / duration}%`;
  const isTold = moments.filter(({ kind }) => kind === "fold").length <= MOST_LABELLED;
  return (
    // The thumb stays inside the track, so half its width is unused at either end.
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

type RoundJumpsProps = {
  readonly final: Session;
  /** The round of the playback; null: before the first round. */
  readonly current: number | null;
  /** In log time. */
  readonly onSeek: (time: Millis) => void;
};

/** The rounds as chapters; each jumps to its beginning. */
export const RoundJumps = memo(function RoundJumps({ final, current, onSeek }: RoundJumpsProps) {
  const t = useTranslations("replay");
  const textsOf = useChallengeTexts();
  const chapters = final.rounds.flatMap((round, number) =>
    round.state === "planned"
      ? []
      : [
          {
            round: number as number | null,
            at: round.startedAt,
            label: `${number + 1} · ${textsOf(final.plan.rounds[number]!).title}`,
          },
        ],
  );
  return (
    <nav aria-label={t("rounds")} className="flex gap-1 overflow-x-auto">
      {[{ round: null, at: 0, label: t("lobby") }, ...chapters].map(({ round, at, label }) => (
        <button
          key={round ?? "lobby"}
          type="button"
          aria-current={round === current ? "step" : undefined}
          onClick={() => onSeek(at)}
          className={cn(
            "h-8 shrink-0 rounded-control px-3 text-ink-muted text-sm hover:bg-sunken hover:text-ink pointer-coarse:h-11",
            round === current && "bg-sunken font-medium text-ink",
          )}
        >
          {label}
        </button>
      ))}
    </nav>
  );
});
