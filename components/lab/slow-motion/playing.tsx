"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/form/segmented";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { SlowMotion } from "./slow-motion";
import { type Stage, stageAfter } from "./stage-bar";

/** How fast slow motion goes by itself: this many steps per second, or all of them. */
const PLAY_PACES = [1, 10, "all"] as const;
type PlayPace = (typeof PLAY_PACES)[number];

/** Milliseconds between two pictures. At one step a second each of the four stages is seen for a moment. */
function frameMs(pace: PlayPace): number {
  return pace === 1 ? 250 : 100;
}

/** Traces come about this often when all steps are taken. */
const ALL_MS = 200;
/** A run is no longer than some hundred thousand steps. */
const MOST_SKIPPED = 100_000;

/** How many steps to skip next, given how long the last `skipped` took; never many more than were just tried. */
export function nextSkip(skipped: number, tookMs: number): number {
  const fitting = Math.floor(((skipped + 1) * ALL_MS) / Math.max(1, tookMs));
  return Math.max(0, Math.min(fitting, 4 * (skipped + 1), MOST_SKIPPED));
}

/** Slow motion going by itself, at one of its paces; null while it waits for the student. */
type Playing = {
  readonly pace: PlayPace | null;
  readonly play: (pace: PlayPace) => void;
  readonly stop: () => void;
};

/** `held`: nothing may go on now. */
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
  // What has left the numbers stays where it is; there is nothing more to see.
  const ended = held || !Number.isFinite(trace.batch.loss);
  const going = ended ? null : pace;

  useEffect(() => {
    if (going === null) return;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let skip = 0;
    const frame = async () => {
      const began = performance.now();
      const { stage: shown, onStage: show, next: goOn } = latest.current;
      const after = going === 1 ? stageAfter(shown) : "next-step";
      if (after !== "next-step") show(after);
      else {
        await goOn(going === "all" ? skip : 0);
        if (going === 1 && !stopped) show("forward");
      }
      const took = performance.now() - began;
      if (going === "all") skip = nextSkip(skip, took);
      if (!stopped) timer = setTimeout(frame, Math.max(0, frameMs(going) - took));
    };
    timer = setTimeout(frame, frameMs(going));
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [going]);

  return useMemo(() => ({ pace: going, play: setPace, stop: () => setPace(null) }), [going]);
}

/** Lets the steps go on by themselves, at 1 a second, 10, or all there are. Stays as it is while they do. */
export const PlaySwitch = memo(function PlaySwitch({
  playing,
  disabled,
}: {
  playing: Playing;
  disabled: boolean;
}) {
  const t = useTranslations("slow-motion");
  const [chosen, setChosen] = useState<PlayPace>(1);
  const going = playing.pace !== null;
  return (
    <div className="flex items-center gap-1.5">
      <Button
        size="sm"
        variant="quiet"
        className="px-2"
        disabled={disabled}
        aria-label={going ? t("play.pause") : t("play.start")}
        title={going ? t("play.pause") : t("play.start")}
        onClick={() => (going ? playing.stop() : playing.play(chosen))}
      >
        {going ? (
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
          if (going) playing.play(pace);
        }}
      />
    </div>
  );
});
