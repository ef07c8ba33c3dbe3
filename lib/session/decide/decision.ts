import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import type { Seed } from "@/lib/learning/numbers/random";
import type { EventBody, EventOf, Millis } from "@/lib/session/log/events";
import { activeRun, type Session } from "@/lib/session/log/session";
import type { Actor } from "./commands";
import { type Problem, type ProblemCode, problem } from "./problem";

/** What a network has to do with a challenge's examples. */
export type Exercise = Pick<ChallengeInfo, "featureShape" | "task">;

/** What a decision depends on besides the state. `now`: since the session was created. `seed`: fresh and random. */
export type DecideContext = {
  readonly actor: Actor;
  readonly now: Millis;
  readonly seed: Seed;
  readonly maxParticipants: number;
  /** By a challenge's id; null where there is no such challenge (any more). */
  exerciseOf(challenge: string): ChallengeShape | null;
};

/** What happens next, or why nothing does. */
export type Decision =
  | { readonly ok: true; readonly events: readonly EventBody[] }
  | { readonly ok: false; readonly problem: Problem };

export function happens(...events: EventBody[]): Decision {
  return { ok: true, events };
}

/** It has happened already. */
export const NOTHING: Decision = happens();

export function refused(code: ProblemCode): Decision {
  return { ok: false, problem: problem(code) };
}

/** What closing the running round makes happen: every run still going ends, then the round. Nothing when none is running. */
export function closeRound(session: Session, reason: EventOf<"round-closed">["reason"]): EventBody[] {
  if (session.phase.kind !== "round") return [];
  const ended = session.participants.flatMap((participant): EventBody[] => {
    const run = activeRun(participant);
    if (!run) return [];
    return [
      {
        type: "run-ended",
        participant: participant.id,
        run: run.number,
        reason: participant.connected ? "stopped" : "abandoned",
      },
    ];
  });
  return [...ended, { type: "round-closed", round: session.phase.round, reason }];
}
