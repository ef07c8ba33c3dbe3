"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/form/segmented";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { SlowMotion } from "./slow-motion";
import { type Stage, stageAfter } from "./stage-bar";

/** How fast slow motion plays: this many steps per second, or as many as the device can do. */
const PLAY_PACES = [1, 10, "all"] as const;
type PlayPace = (typeof PLAY_PACES)[number];

/** Milliseconds between two frames. At one step per second, each of the four stages is one frame. */
function frameMs(pace: PlayPace): number {
  return pace === 1 ? 250 : 100;
}

/** At full speed, a step is shown about this often. */
const ALL_MS = 200;
/** About the length of the longest runs. */
const MOST_SKIPPED = 100_000;

/** How many steps to skip next, given how long it took to skip `skipped`; at most about four times as many. */
export function nextSkip(skipped: number, tookMs: number): number {
  const fitting = Math.floor(((skipped + 1) * ALL_MS) / Math.max(1, tookMs));
  return Math.max(0, Math.min(fitting, 4 * (skipped + 1), MOST_SKIPPED));
}

/** The player of slow motion. `pace`: null while it is paused. */
type Playing = {
  readonly pace: PlayPace | null;
  readonly play: (pace: PlayPace) => void;
  readonly stop: () => void;
};

/** `held`: the class is paused, so nothing plays. */
export function usePlaying(
  next: SlowMotion["next"],
  trace: StepTrace,
  stage: Stage,
  onStage: (stage: Stage) => void,
  held: boolean,
): Playing {
  const [pace, setPace] = useState<PlayPace | null>(null);
  const latest = useRef({ stage, onStage, next });
  useEffect(() => {
    latest.current = { stage, onStage, next };
  });
  // Once the loss is not finite, later steps show nothing new.
  const ended = held || !Number.isFinite(trace.batch.loss);
  const activePace = ended ? null : pace;

  useEffect(() => {
    if (activePace === null) return;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let skip = 0;
    const frame = async () => {
      const began = performance.now();
      const { stage: shown, onStage: show, next: advance } = latest.current;
      const after = activePace === 1 ? stageAfter(shown) : "next-step";
      if (after !== "next-step") show(after);
      else {
        await advance(activePace === "all" ? skip : 0);
        if (activePace === 1 && !stopped) show("forward");
      }
      const took = performance.now() - began;
      if (activePace === "all") skip = nextSkip(skip, took);
      if (!stopped) timer = setTimeout(frame, Math.max(0, frameMs(activePace) - took));
    };
    timer = setTimeout(frame, frameMs(activePace));
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [activePace]);

  return useMemo(() => ({ pace: activePace, play: setPace, stop: () => setPace(null) }), [activePace]);
}

/** Plays and pauses the steps, and chooses the pace. Memoised, so that it does not render again with every step. */
export const PlaySwitch = memo(function PlaySwitch({
  playing,
  disabled,
}: {
  playing: Playing;
  disabled: boolean;
}) {
  const t = useTranslations("slow-motion");
  const [chosen, setChosen] = useState<PlayPace>(1);
  const isPlaying = playing.pace !== null;
  return (
    <div className="flex items-center gap-1.5">
      <Button
        size="sm"
        variant="quiet"
        className="px-2"
        disabled={disabled}
        aria-label={isPlaying ? t("play.pause") : t("play.start")}
        title={isPlaying ? t("play.pause") : t("play.start")}
        onClick={() => (isPlaying ? playing.stop() : playing.play(chosen))}
      >
        {isPlaying ? (
          <Pause aria-hidden="true" fill="currentColor" />
        ) : (
          <Play aria-hidden="true" fill="currentColor" />
        )}
      </Button>
      <Segmented
        label={t("play.pace")}
        value={String(chosen)}
        options={PLAY_PACES.map((pace) => ({ value: String(pace), label: t(`play.paces.${pace}`) }))}
        onValueChange={(value) => {
          const pace = PLAY_PACES.find((one) => String(one) === value) ?? 1;
          setChosen(pace);
          if (isPlaying) playing.play(pace);
        }}
      />
    </div>
  );
});
