"use client";

import { useEffect, useRef } from "react";
import { unreachable } from "@/lib/learning/unreachable";
import type { Timeline } from "@/lib/session/timeline";
import { changedSpeed, type Playback } from "./playback";
import { type PlayerAction, playerAction } from "./player-keys";

const MOVES_SLIDER = ["ArrowLeft", "ArrowRight", "Home", "End"];

/** Lets the whole page be played by keys, except where a key has a meaning of its own. */
export function usePlayerKeys(timeline: Timeline, playback: Playback): void {
  const latest = useRef(playback);
  latest.current = playback;

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (hasOwnMeaning(event)) return;
      const action = playerAction(event.key, latest.current.time, timeline.duration);
      if (action === null) return;
      event.preventDefault();
      perform(action, timeline, latest.current);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [timeline]);
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

/** Typing, choosing, moving a slider, and pressing the button that has the focus stay what they are. */
function hasOwnMeaning({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === "range") return MOVES_SLIDER.includes(key);
  if (target.matches("input, textarea, select, [role=combobox], [role=listbox], [role=option]")) return true;
  if (target.closest("[role=tablist], [role=radiogroup], [role=dialog], [role=alertdialog]"))
    return key !== "k" && key !== "j" && key !== "l";
  return key === " " && target.matches("button, a, [role=button]");
}
