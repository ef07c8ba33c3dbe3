import type { Session } from "./log/session";

/** How many times the class has gone round the training loop: weight updates, summed over all runs. */
export function weightUpdates(session: Session): number {
  let updates = 0;
  for (const participant of session.participants)
    for (const run of participant.runs) updates += run.curve.step.at(-1) ?? 0;
  return updates;
}
