import { useEffect, useMemo, useRef, useState } from "react";
import type { StepTrace } from "@/lib/learning/step-trace";
import { frameMs, nextSkip, type PlayPace } from "./playing";
import type { SlowMotion } from "./slow-motion";
import { type Stage, stageAfter } from "./stages";

/** Slow motion going by itself, at one of its paces; null while it waits for the student. */
export type Playing = {
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
