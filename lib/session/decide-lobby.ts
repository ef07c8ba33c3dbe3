import { unreachable } from "@/lib/learning/unreachable";
import type { HostCommand } from "./decide/commands";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "./decide/decision";
import { asksToReturn, isLapsed, isMember, isWaiting } from "./decide/seats";
import type { EventBody } from "./log/events";
import type { Participant, Session } from "./log/session";
import { appearancesInUse, appearancesOf } from "./names/names-in-use";
import { numberedNickname } from "./names/nickname";

type LobbyCommand = Extract<
  HostCommand,
  { type: "set-lobby" | "admit-participants" | "readmit-participants" | "decline-returns" }
>;

/** What a host may do about the door: how it stands, and who of those before it comes in. */
export function decideLobby(session: Session, command: LobbyCommand, context: DecideContext): Decision {
  if (command.type === "set-lobby") {
    const is = session.lobby;
    const { locked = is.locked, approval = is.approval, generatedNames = is.generatedNames } = command;
    const same = is.locked === locked && is.approval === approval && is.generatedNames === generatedNames;
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
  coming: readonly Participant[],
  { now, maxParticipants }: DecideContext,
): boolean {
  const seated = session.participants.filter((other) => isMember(other) && !isLapsed(other, now));
  return coming.length === 0 || seated.length + coming.length <= maxParticipants;
}

/** A nickname that somebody else goes by now stays theirs: who comes back gets a number after it. */
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
