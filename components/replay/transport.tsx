"use client";

import { Pause, Play, StepBack, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/form/select";
import { Slider } from "@/components/ui/form/slider";
import { ReadingDirection } from "@/components/ui/page/reading-direction";
import { Spinner } from "@/components/ui/spinner";
import type { Timeline } from "@/lib/session/insights/timeline";
import { FOLD_MS } from "@/lib/session/log/folded-time";
import type { Playback } from "@/lib/session/page-state";
import { formatMoment, type Moment, momentInLink } from "./moment";
import { MomentLink, type MomentLinkProps } from "./moment-link";
import { AddNote } from "./notes/add-note";
import type { ReplayNotes } from "./notes/use-replay-notes";
import { SPEEDS } from "./playback";
import { PlayerKeysButton } from "./player-keys-help";
import { MarkerTrack } from "./track/marker-track";
import type { useMomentLabel } from "./use-moment-label";
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
  readonly notes: ReplayNotes;
  /** Whether the list of keys is open. */
  readonly help: boolean;
  readonly onHelp: (open: boolean) => void;
};

const SECOND = 1000;

/** The player's controls. Time runs from left to right in every language, as on a chart. */
export function Transport(props: TransportProps) {
  const { loaded, timeline, playback, moments, label, linkTo, share, notes, help, onHelp } = props;
  const t = useTranslations("replay");
  const { time, playing, speed, setPlaying, seek, setSpeed } = playback;
  const { duration, best } = timeline;
  const pause = moments.find(({ kind, at }) => kind === "fold" && time > at && time < at + FOLD_MS);
  const step = (direction: "next" | "previous") => perform({ kind: "step", direction }, timeline, playback);

  return (
    <section
      aria-label={t("controls")}
      dir="ltr"
      className="border-line border-t bg-surface px-3 pt-2 pb-3 sm:px-4"
    >
      <MarkerTrack {...{ moments, duration, label, best }} time={time} onSeek={seek} />
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
        <div className="ms-auto flex items-center gap-2">
          <PlayerKeysButton open={help} onOpenChange={onHelp} />
          <Select
            aria-label={t("speed")}
            className="w-20"
            value={String(speed)}
            onValueChange={(chosen) => setSpeed(Number(chosen))}
            options={SPEEDS.map((each) => ({ value: String(each), label: `${each}×` }))}
          />
          {notes.keeper && (
            <AddNote
              keeper={notes.keeper}
              time={time}
              toLog={timeline.toLog}
              onOpen={() => setPlaying(false)}
            />
          )}
          {linkTo && <MomentLink moment={momentInLink(timeline, time)} {...{ linkTo, share }} />}
        </div>
      </div>
    </section>
  );
}
