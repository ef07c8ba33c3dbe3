import { unreachable } from "@/lib/learning/unreachable";
import { cleanNote } from "./clean-note";
import type { HostCommand } from "./decide/commands";
import { type Decision, happens, NOTHING, refused } from "./decide/decision";
import { hintsOn } from "./hints-on";
import type { Session } from "./log/session";
import { roundOfPhase } from "./phase-round";

type AttentionCommand = Extract<
  HostCommand,
  { type: "set-spotlight" | "set-hidden" | "add-note" | "lower-hand" | "set-hints" }
>;

/** Where the host directs the class's eyes: what is pointed at, what is hidden, what is remarked, whose hand is down again. */
export function decideAttention(session: Session, command: AttentionCommand): Decision {
  switch (command.type) {
    case "set-spotlight":
      return setSpotlight(session, command.spotlight);
    case "set-hidden": {
      const { board, names } = command;
      if (board === session.hidden.board && names === session.hidden.names) return NOTHING;
      return happens({ type: "board-hidden-changed", board, names });
    }
    case "add-note":
      return addNote(session, command.text, command.shown);
    case "lower-hand": {
      const participant = session.participants[command.participant];
      if (!participant || participant.removed) return refused("no-such-participant");
      if (participant.handRaisedAt === null) return NOTHING;
      return happens({ type: "hand-lowered", participant: participant.id });
    }
    case "set-hints": {
      const round = roundOfPhase(session.phase);
      if (session.phase.kind === "between" || round === null) return refused("round-not-running");
      return command.on === hintsOn(session, round)
        ? NOTHING
        : happens({ type: "hints-changed", on: command.on });
    }
    default:
      return unreachable(command);
  }
}

function setSpotlight(session: Session, spotlight: Session["spotlight"]): Decision {
  if (spotlight === null)
    return session.spotlight === null
      ? NOTHING
      : happens({ type: "spotlight-changed", participant: null, run: null });
  const participant = session.participants[spotlight.participant];
  if (!participant || participant.removed) return refused("no-such-participant");
  if (spotlight.run !== null && !participant.runs[spotlight.run]) return refused("no-such-run");
  const { spotlight: before } = session;
  if (before?.participant === spotlight.participant && before.run === spotlight.run) return NOTHING;
  return happens({ type: "spotlight-changed", participant: spotlight.participant, run: spotlight.run });
}

/** The same words twice in a round are one remark that was sent twice. */
function addNote(session: Session, typed: string, shown: boolean): Decision {
  const cleaned = cleanNote(typed);
  if (!cleaned.ok) return cleaned;
  const round = roundOfPhase(session.phase);
  const known = session.notes.some(
    (note) => note.text === cleaned.text && note.shown === shown && note.round === round,
  );
  return known ? NOTHING : happens({ type: "note-added", text: cleaned.text, shown });
}
