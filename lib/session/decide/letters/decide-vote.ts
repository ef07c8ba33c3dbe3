import type { Participant, Session } from "@/lib/session/log/session";
import { openVote, roundOfVote } from "@/lib/session/log/vote";
import type { HostCommand, ParticipantCommand, SystemCommand } from "../commands";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "../decision";
import type { ProblemCode } from "../problem";

type OpenVote = Extract<HostCommand, { type: "open-vote" }>;
type CloseVote = Extract<HostCommand, { type: "close-vote" }>;
type BeginVote = Extract<SystemCommand, { type: "begin-vote" }>;
type CastVote = Extract<ParticipantCommand, { type: "cast-vote" }>;

/** Whether a vote may be opened; the server then looks for its words, and gives `begin-vote`. */
export function askForVote(session: Session, { vote }: OpenVote, context: DecideContext): Decision {
  if (vote < session.votes.length) return NOTHING;
  const fault = faultOf(session, vote, context);
  return fault ? refused(fault) : NOTHING;
}

/** Opens a vote with these words, unless the class has gone on meanwhile. */
export function beginVote(session: Session, command: BeginVote, context: DecideContext): Decision {
  const { vote, kind, round, items } = command;
  if (vote < session.votes.length) return NOTHING;
  const fault = faultOf(session, vote, context);
  if (fault) return refused(fault);
  if (roundOfVote(session) !== round) return refused("no-letters-round");
  return happens({ type: "vote-opened", vote, kind, round, items: [...items] });
}

export function endVote({ votes }: Session, { vote }: CloseVote): Decision {
  const asked = votes[vote];
  if (!asked) return refused("no-such-vote");
  return asked.closedAt === null ? happens({ type: "vote-closed", vote }) : NOTHING;
}

/** A student may change their mind as long as the vote is open. */
export function castVote(
  { votes }: Session,
  { vote, item, answer }: CastVote,
  { id }: Participant,
): Decision {
  const asked = votes[vote];
  if (!asked?.items[item]) return refused("no-such-vote");
  if (asked.ballots[id]?.[item] === answer) return NOTHING;
  if (asked.closedAt !== null) return refused("vote-over");
  return happens({ type: "vote-cast", participant: id, vote, item, answer });
}

function faultOf(session: Session, vote: number, { exerciseOf }: DecideContext): ProblemCode | null {
  if (session.phase.kind === "ended") return "session-ended";
  if (vote > session.votes.length) return "no-such-vote";
  if (openVote(session.votes)) return "vote-still-open";
  const round = roundOfVote(session);
  const challenge = round === null ? undefined : session.plan.rounds[round]?.challenge;
  const isOfLetters = challenge !== undefined && exerciseOf(challenge)?.task.kind === "next-letter";
  return isOfLetters ? null : "no-letters-round";
}
