import type { Participant, Session } from "./log/session";

/** Whether someone joined after this round had started. They have the same epochs and runs as everyone, and less time. */
export function joinedLate(
  { rounds }: Pick<Session, "rounds">,
  { joinedAt }: Participant,
  round: number,
): boolean {
  const played = rounds[round];
  return played !== undefined && played.state !== "planned" && joinedAt > played.startedAt;
}
