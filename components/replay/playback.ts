import type { Millis } from "@/lib/session/events";

/** A clock that can be stopped, sped up and set. */
export type Playback = {
  /** From 0 to the duration, in played time: pauses are folded. */
  readonly time: Millis;
  readonly playing: boolean;
  /** Seconds of class per second; one of `SPEEDS`. */
  readonly speed: number;
  /** At the end, playing starts over. */
  readonly setPlaying: (playing: boolean) => void;
  readonly seek: (time: Millis) => void;
  readonly setSpeed: (speed: number) => void;
};

export const SPEEDS = [1, 2, 4, 8, 16, 32] as const;

/** The next speed up or down; at either end, the one it has. */
export function changedSpeed(speed: number, direction: "faster" | "slower"): number {
  const found =
    direction === "faster"
      ? SPEEDS.find((other) => other > speed)
      : SPEEDS.findLast((other) => other < speed);
  return found ?? speed;
}
