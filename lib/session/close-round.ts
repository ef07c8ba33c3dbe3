import type { EventBody, EventOf } from "./log/events";
import { activeRun, type Session } from "./log/session";

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
