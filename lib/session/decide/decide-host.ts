import { unreachable } from "@/lib/learning/unreachable";
import { showOf } from "@/lib/session/board/opening/show";
import { drawTeams } from "@/lib/session/board/teams";
import { type EventBody, MAX_NOTE_CHARACTERS, type ParticipantId, type Team } from "@/lib/session/log/events";
import { SHOW_STEPS } from "@/lib/session/log/opening";
import {
  activeRun,
  findIsOpen,
  hintsOn,
  type Participant,
  roundOfPhase,
  type Session,
} from "@/lib/session/log/session";
import { cleanText, lengthOf } from "@/lib/session/names/clean-text";
import { appearancesInUse, appearancesOf } from "@/lib/session/names/names-in-use";
import { MAX_NICKNAME_LENGTH, numberedNickname } from "@/lib/session/names/nickname";
import type { HostCommand } from "./commands";
import { decideNickname } from "./decide-nickname";
import { decideRound } from "./decide-round";
import { type DecideContext, type Decision, endSession, happens, NOTHING, refused } from "./decision";
import { decideAnnounced } from "./desk/announced-step";
import { changePlan } from "./desk/change-plan";
import { decideDesk } from "./desk/decide-desk";
import { judgeDrawings, withoutDrawingsOf } from "./drawings/decide-drawing";
import { askForVote, endVote } from "./letters/decide-vote";
import { type Problem, problem } from "./problem";
import { askNetworks } from "./questions/ask-networks";
import { decideQuestion } from "./questions/decide-question";
import { asksToReturn, isLapsed, isMember, isWaiting } from "./seats";

export function decideHost(session: Session, command: HostCommand, context: DecideContext): Decision {
  // The last test may still be opened after the class has ended.
  if (command.type === "request-test")
    return session.rounds[command.round]?.state === "closed" ? NOTHING : refused("round-still-open");
  if (command.type === "tell-names") return tellNames(session, command.round);
  if (command.type === "advance-opening") return advanceOpening(session, command, context);
  if (session.phase.kind === "ended")
    return command.type === "end-session" ? NOTHING : refused("session-ended");
  switch (command.type) {
    case "open-round":
    case "start-round":
    case "pause-round":
    case "resume-round":
    case "extend-round":
    case "close-round":
      return decideRound(session, command, context);
    case "set-spotlight":
    case "set-hidden":
    case "add-note":
    case "lower-hand":
    case "set-hints":
    case "open-find":
      return decideAttention(session, command);
    case "rename-participant":
    case "allow-nickname":
    case "refuse-nicknames":
    case "draw-nickname":
      return decideNickname(session, command, context);
    case "remove-participant":
      return removeAll(session, [command.participant]);
    case "remove-participants":
      return removeAll(session, command.participants);
    case "admit-participants":
    case "readmit-participants":
    case "decline-returns":
    case "set-lobby":
      return decideLobby(session, command, context);
    case "set-teams":
      return setTeams(session, command.teams);
    case "draw-teams":
      return setTeams(session, drawTeams(session, command.count, context.seed));
    case "open-vote":
      return askForVote(session, command, context);
    case "close-vote":
      return endVote(session, command);
    case "ask-question":
    case "ask-again":
    case "ask-checks":
    case "reveal-question":
    case "close-question":
    case "set-asking":
      return decideQuestion(session, command);
    case "judge-drawings":
      return judgeDrawings(session, command, context);
    case "show-picture":
      return showPicture(session, command);
    case "ask-networks":
      return askNetworks(session, command, context);
    case "send-message":
    case "set-snapshots":
    case "show-snapshot":
      return decideDesk(session, command);
    case "announce-step":
    case "cancel-step":
      return decideAnnounced(session, command, context);
    case "change-plan":
      return changePlan(session, command, context);
    case "end-session":
      return happens(...endSession(session, "host"));
    default:
      return unreachable(command);
  }
}

/** Also after the class has ended, as the last test is often opened then. */
function tellNames(session: Session, index: number): Decision {
  const round = session.rounds[index];
  if (round?.state !== "closed" || round.test === null) return refused("test-sealed");
  return round.named ? NOTHING : happens({ type: "names-told", round: index });
}

/** Only ever forwards: a step that the class has reached meanwhile is not shown again. */
function advanceOpening(
  session: Session,
  { round, step }: Extract<HostCommand, { type: "advance-opening" }>,
  { now }: DecideContext,
): Decision {
  const shown = showOf(session, round, now);
  if (shown === null) return refused("test-sealed");
  return SHOW_STEPS.indexOf(step) > SHOW_STEPS.indexOf(shown.step)
    ? happens({ type: "opening-advanced", round, step })
    : NOTHING;
}

/** Choosing the same picture again shows it again: the projector's own keys may have changed it meanwhile. */
function showPicture(
  { shown }: Session,
  { number, picture, colouring, rotates }: Extract<HostCommand, { type: "show-picture" }>,
): Decision {
  if (number > shown.count || (rotates && picture !== null)) return refused("bad-request");
  if (number < shown.count) return NOTHING;
  return happens({
    ...{ type: "picture-shown", picture, ...(colouring && { colouring }), ...(rotates && { rotates }) },
  });
}

function setTeams(session: Session, asked: readonly Team[]): Decision {
  const teams = asked.map(({ name, members }) => ({ name: cleanText(name), members }));
  if (teams.some(({ name }) => !/[\p{L}\p{N}\p{S}]/u.test(name))) return refused("team-name-empty");
  if (teams.some(({ name }) => lengthOf(name) > MAX_NICKNAME_LENGTH)) return refused("team-name-too-long");
  const members = teams.flatMap((team) => team.members);
  if (members.some((id) => !session.participants[id]?.admitted)) return refused("no-such-participant");
  if (new Set(members).size < members.length) return refused("in-two-teams");
  if (JSON.stringify(teams) === JSON.stringify(session.teams)) return NOTHING;
  return happens({ type: "teams-changed", teams });
}

function removeAll(session: Session, ids: readonly ParticipantId[]): Decision {
  const participants = ids.map((id) => session.participants[id]);
  if (!participants.every((participant) => participant !== undefined)) return refused("no-such-participant");
  const present = new Set(participants.filter(({ removed }) => !removed));
  return happens(...[...present].flatMap((one) => [...removal(one), ...withoutDrawingsOf(session, one.id)]));
}

function removal(participant: Participant): EventBody[] {
  const { id } = participant;
  const run = activeRun(participant);
  const removed = { type: "participant-removed", participant: id } as const;
  if (!run) return [removed];
  return [{ type: "run-ended", participant: id, run: run.number, reason: "abandoned" }, removed];
}

type AttentionCommand = Extract<
  HostCommand,
  { type: "set-spotlight" | "set-hidden" | "add-note" | "lower-hand" | "set-hints" | "open-find" }
>;

/** What the host does to direct attention: pointing, hiding, adding notes, lowering hands, switching hints. */
function decideAttention(session: Session, command: AttentionCommand): Decision {
  switch (command.type) {
    case "set-spotlight":
      return setSpotlight(session, command.spotlight);
    case "set-hidden": {
      const { board, names } = command;
      if (board === session.hidden.board && names === session.hidden.names) return NOTHING;
      return happens({ type: "board-hidden-changed", board, names });
    }
    case "add-note":
      return addNote(session, command);
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
    case "open-find": {
      const round = roundOfPhase(session.phase);
      if (session.phase.kind === "between" || round === null) return refused("round-not-running");
      return findIsOpen(session, round) ? NOTHING : happens({ type: "find-opened" });
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

/** The same text twice in a round is one note that was sent twice. */
function addNote(
  session: Session,
  { text: typed, shown, participant }: Extract<HostCommand, { type: "add-note" }>,
): Decision {
  const cleaned = cleanNote(typed);
  if (!cleaned.ok) return cleaned;
  const { text } = cleaned;
  if (participant !== undefined && !session.participants[participant]) return refused("no-such-participant");
  if (participant !== undefined && shown) return refused("bad-request");
  const round = roundOfPhase(session.phase);
  const known = session.notes.some(
    (note) =>
      note.text === text && note.shown === shown && note.round === round && note.participant === participant,
  );
  const about = participant === undefined ? {} : { participant };
  return known ? NOTHING : happens({ type: "note-added", text, shown, ...about });
}

/** The note as it may be shown: one line of 1–280 characters. */
export function cleanNote(typed: string): { ok: true; text: string } | { ok: false; problem: Problem } {
  const text = cleanText(typed);
  if (text === "") return { ok: false, problem: problem("note-empty") };
  if (lengthOf(text) > MAX_NOTE_CHARACTERS) return { ok: false, problem: problem("note-too-long") };
  return { ok: true, text };
}

type LobbyCommand = Extract<
  HostCommand,
  { type: "set-lobby" | "admit-participants" | "readmit-participants" | "decline-returns" }
>;

/** What the host decides about the lobby: its settings, and who is let in or back in. */
function decideLobby(session: Session, command: LobbyCommand, context: DecideContext): Decision {
  if (command.type === "set-lobby") {
    const now = session.lobby;
    const { locked = now.locked, approval = now.approval, generatedNames = now.generatedNames } = command;
    const same = now.locked === locked && now.approval === approval && now.generatedNames === generatedNames;
    return same ? NOTHING : happens({ type: "lobby-changed", locked, approval, generatedNames });
  }
  const wanted = [...new Set(command.participants)].map((id) => session.participants[id]);
  if (!wanted.every((participant) => participant !== undefined)) return refused("no-such-participant");
  switch (command.type) {
    case "admit-participants": {
      const waiting = wanted.filter(isWaiting);
      if (!hasRoomFor(session, waiting, context)) return refused("no-seats-left");
      return happens(
        ...waiting.map(({ id }) => ({ type: "participant-admitted" as const, participant: id })),
      );
    }
    case "readmit-participants": {
      const removed = wanted.filter((participant) => participant.removed);
      if (!hasRoomFor(session, removed, context)) return refused("no-seats-left");
      return happens(...readmissions(session, removed));
    }
    case "decline-returns":
      return happens(
        ...wanted
          .filter(asksToReturn)
          .map(({ id }) => ({ type: "return-declined" as const, participant: id })),
      );
    default:
      return unreachable(command);
  }
}

function hasRoomFor(
  session: Session,
  newcomers: readonly Participant[],
  { now, maxParticipants }: DecideContext,
): boolean {
  const seated = session.participants.filter((other) => isMember(other) && !isLapsed(other, now));
  return newcomers.length === 0 || seated.length + newcomers.length <= maxParticipants;
}

/** Somebody who returns to find their nickname taken gets it with a number. */
function readmissions(session: Session, removed: readonly Participant[]): EventBody[] {
  const taken = appearancesInUse(session);
  const isTaken = (nickname: string) => appearancesOf(nickname).some((one) => taken.has(one));
  const freeName = (nickname: string): string => {
    let free = nickname;
    for (let number = 2; isTaken(free); number++) free = numberedNickname(nickname, number);
    for (const appearance of appearancesOf(free)) taken.add(appearance);
    return free;
  };
  return removed.map(({ id, nickname }) => ({
    type: "participant-readmitted",
    participant: id,
    nickname: freeName(nickname),
  }));
}
