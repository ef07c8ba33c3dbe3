import { unreachable } from "@/lib/learning/unreachable";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { AnnouncedStep } from "@/lib/session/log/desk/desk-events";
import type { Announced } from "@/lib/session/log/session";

/** A step that can be taken back for a few seconds. `round` null: it is about the session. */
export type TimedStep = Pick<Announced, "step" | "round">;

export const END_SESSION: TimedStep = { step: "end-session", round: null };

export function startRound(round: number): TimedStep {
  return { step: "start-round", round };
}

export function closeRound(round: number): TimedStep {
  return { step: "close-round", round };
}

/** Takes the step in a few seconds. */
export function announce({ step, round }: TimedStep): HostCommand {
  return { type: "announce-step", step, round };
}

export function cancel({ step, round }: TimedStep): HostCommand {
  return { type: "cancel-step", step, round };
}

/** Takes the step at once, whether or not it has been announced. */
export function takeNow({ step, round }: TimedStep): HostCommand {
  switch (step) {
    case "start-round":
    case "close-round":
      return { type: step, round: round ?? 0 };
    case "end-session":
      return { type: step };
    default:
      return unreachable(step);
  }
}

/** What texts call the step. */
export const STEP_NAMES = {
  "start-round": "start",
  "close-round": "close",
  "end-session": "end",
} as const satisfies Record<AnnouncedStep, string>;
