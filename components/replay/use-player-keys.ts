"use client";

import { useCommandKeys } from "@/components/keys/use-command-keys";
import { unreachable } from "@/lib/learning/unreachable";
import type { Timeline } from "@/lib/session/insights/timeline";
import type { Millis } from "@/lib/session/log/events";
import type { Playback } from "@/lib/session/page-state";
import { changedSpeed } from "./playback";

/** Commands that repeat while their key is held, as in any player. */
const MOVES_ON = ["ArrowLeft", "ArrowRight", "j", "l", ",", "."];

/** Runs the player by keys on the whole page, except where a key has a meaning for the focused control. `onHelp`: `?` asks for a list of them. */
export function usePlayerKeys(timeline: Timeline, playback: Playback, onHelp: () => void): void {
  useCommandKeys(({ key, held }) => {
    if (key === "?" && !held) {
      onHelp();
      return true;
    }
    const action = playerAction(key, playback.time, timeline.duration);
    if (action === null) return false;
    if (!held || MOVES_ON.includes(key)) perform(action, timeline, playback);
    return true;
  });
}

export function perform(action: PlayerAction, timeline: Timeline, playback: Playback): void {
  switch (action.kind) {
    case "toggle":
      playback.setPlaying(!playback.playing);
      break;
    case "seek":
      playback.seek(action.to);
      break;
    case "step": {
      const { time } = playback;
      const to = action.direction === "next" ? timeline.nextEvent(time) : timeline.previousEvent(time);
      playback.setPlaying(false);
      if (to !== null) playback.seek(to);
      break;
    }
    case "speed":
      playback.setSpeed(changedSpeed(playback.speed, action.direction));
      break;
    default:
      unreachable(action);
  }
}

/** What a key asks of the player. */
type PlayerAction =
  | { readonly kind: "toggle" }
  | { readonly kind: "seek"; readonly to: Millis }
  | { readonly kind: "step"; readonly direction: "next" | "previous" }
  | { readonly kind: "speed"; readonly direction: "faster" | "slower" };

const SHORT: Millis = 5_000;
const LONG: Millis = 10_000;

/** The keys of a video player: space and `k`, arrows, `j` and `l`, 0–9, Home and End, `,` and `.`, `<` and `>`. */
export function playerAction(key: string, time: Millis, duration: Millis): PlayerAction | null {
  if (/^\d$/.test(key)) return { kind: "seek", to: (Number(key) / 10) * duration };
  switch (key) {
    case " ":
    case "k":
      return { kind: "toggle" };
    case "ArrowRight":
      return { kind: "seek", to: time + SHORT };
    case "ArrowLeft":
      return { kind: "seek", to: time - SHORT };
    case "l":
      return { kind: "seek", to: time + LONG };
    case "j":
      return { kind: "seek", to: time - LONG };
    case "Home":
      return { kind: "seek", to: 0 };
    case "End":
      return { kind: "seek", to: duration };
    case ".":
      return { kind: "step", direction: "next" };
    case ",":
      return { kind: "step", direction: "previous" };
    case ">":
      return { kind: "speed", direction: "faster" };
    case "<":
      return { kind: "speed", direction: "slower" };
    default:
      return null;
  }
}
