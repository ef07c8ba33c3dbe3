"use client";

import { useCommandKeys } from "@/components/keys/use-command-keys";
import { unreachable } from "@/lib/learning/unreachable";
import type { Timeline } from "@/lib/session/insights/timeline";
import type { Playback } from "@/lib/session/page-state";
import { changedSpeed } from "./playback";
import { type PlayerAction, playerAction } from "./player-keys";

/** Held, these go on and on, as in any player. */
const MOVES_ON = ["ArrowLeft", "ArrowRight", "j", "l", ",", "."];

/** Lets the whole page be played by keys, except where a key has a meaning of its own. */
export function usePlayerKeys(timeline: Timeline, playback: Playback): void {
  useCommandKeys(({ key, held }) => {
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
