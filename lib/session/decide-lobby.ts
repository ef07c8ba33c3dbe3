import type { HostCommand } from "./commands";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "./decision";
import { isLapsed, isMember, isWaiting } from "./seats";
import type { Session } from "./session";

type LobbyCommand = Extract<HostCommand, { type: "set-lobby" | "admit-participants" }>;

/** What a host may do about the door: how it stands, and who of those before it comes in. */
export function decideLobby(
  session: Session,
  command: LobbyCommand,
  { now, maxParticipants }: DecideContext,
): Decision {
  if (command.type === "set-lobby") {
    const is = session.lobby;
    const { locked = is.locked, approval = is.approval, generatedNames = is.generatedNames } = command;
    const same = is.locked === locked && is.approval === approval && is.generatedNames === generatedNames;
    return same ? NOTHING : happens({ type: "lobby-changed", locked, approval, generatedNames });
  }
  const wanted = [...new Set(command.participants)].map((id) => session.participants[id]);
  if (!wanted.every((participant) => participant !== undefined)) return refused("no-such-participant");
  const waiting = wanted.filter(isWaiting);
  const seated = session.participants.filter((other) => isMember(other) && !isLapsed(other, now));
  if (waiting.length > 0 && seated.length + waiting.length > maxParticipants) return refused("no-seats-left");
  return happens(...waiting.map(({ id }) => ({ type: "participant-admitted" as const, participant: id })));
}
