import { useEffect, useState } from "react";
import type { Descent } from "@/lib/learning/slope/descent";
import type { SlopeLayout } from "./slope-layout";

/** Milliseconds that a leap takes, and a step that is rolled. */
const LEAP_MS = 420;
const ROLL_MS = 130;

/**
 * How far a ball has come, in steps: 2.5 is half of the third. Begins again whenever the descent is another one; at once at the end under `prefers-reduced-motion`.
 * `descent`: null while the ball has not been let go.
 */
export function useRolling(descent: Descent | null, { isLeap }: Pick<SlopeLayout, "isLeap">): number {
  const [rolled, setRolled] = useState({ descent, steps: 0 });
  useEffect(() => {
    if (descent === null) return;
    const { places } = descent;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches)
      return setRolled({ descent, steps: places.length - 1 });
    let step = 0;
    let since: number | null = null;
    let frame = requestAnimationFrame(function draw(now) {
      since ??= now;
      const duration = () => (isLeap(places[step]!, places[step + 1]!) ? LEAP_MS : ROLL_MS);
      while (step < places.length - 1 && now - since >= duration()) {
        since += duration();
        step++;
      }
      const isOver = step === places.length - 1;
      setRolled({ descent, steps: isOver ? step : step + (now - since) / duration() });
      if (!isOver) frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [descent, isLeap]);
  // In the frame in which another descent begins, the old one's steps are none of its own.
  return rolled.descent === descent ? rolled.steps : 0;
}
