import { unreachable } from "@/lib/learning/unreachable";
import type { AnnouncedStep } from "@/lib/session/log/desk/desk-events";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { HostCommand } from "../commands";
import { decideRound } from "../decide-round";
import { type DecideContext, type Decision, endSession, happens, NOTHING, refused } from "../decision";

/** How long a step can be cancelled. */
export const STEP_DELAY_MS: Millis = 5_000;

type StepCommand = Extract<HostCommand, { type: "announce-step" | "cancel-step" }>;

/** Announces a step, if it could be taken now, or cancels the one that is announced. */
export function decideAnnounced(session: Session, command: StepCommand, context: DecideContext): Decision {
  const { step, round } = command;
  const { announced } = session;
  const isAnnounced = announced?.step === step && announced.round === round;
  switch (command.type) {
    case "announce-step": {
      if (isAnnounced) return NOTHING;
      const taken = decideStep(session, step, round, context);
      if (!taken.ok || taken.events.length === 0) return taken;
      return happens({ type: "step-announced", step, round, due: context.now + STEP_DELAY_MS });
    }
    case "cancel-step":
      return isAnnounced ? happens({ type: "step-cancelled" }) : refused("step-over");
    default:
      return unreachable(command);
  }
}

/** What an announced step leads to once it is due; null before that. One that has become impossible is dropped. */
export function dueStep(session: Session, context: DecideContext): Decision | null {
  const { announced } = session;
  if (announced === null || announced.due > context.now) return null;
  const taken = decideStep(session, announced.step, announced.round, context);
  return taken.ok && taken.events.length > 0 ? taken : happens({ type: "step-cancelled" });
}

function decideStep(
  session: Session,
  step: AnnouncedStep,
  round: number | null,
  context: DecideContext,
): Decision {
  if (step === "end-session")
    return round === null ? happens(...endSession(session, "host")) : refused("bad-request");
  return round === null ? refused("bad-request") : decideRound(session, { type: step, round }, context);
}
