import { type EventOf, isNaming, type NAMING, type ParticipantId, type SessionEvent } from "./log/events";
import { nicknameKey } from "./names/nickname";

/** Stands for a participant in a name or a note where nothing better may: it says that somebody was mentioned, and not who. */
export const SOMEBODY = "…";

/** Whether an event says what somebody is called, or would like to be. */
export function saysName(event: SessionEvent): event is EventOf<(typeof NAMING)[number] | "nickname-wished"> {
  return isNaming(event) || event.type === "nickname-wished";
}

/** By `nicknameKey`: every nickname that anybody in a log had or asked for, and who was the first to have it. */
export function nicknamesIn(log: Iterable<SessionEvent>): Map<string, ParticipantId> {
  const nicknames = new Map<string, ParticipantId>();
  for (const event of log) {
    if (!saysName(event)) continue;
    const read = nicknameKey(event.nickname);
    if (read !== "" && !nicknames.has(read)) nicknames.set(read, event.participant);
  }
  return nicknames;
}

/**
 * Rewrites a text in which nicknames are mentioned. A mention is a nickname that stands as words of its own, in whatever capitals;
 * where one nickname contains another, the longer one is meant. `replace` gets the mention as it was written and as `nicknameKey` has it.
 */
export function mentionReplacer(
  nicknames: Iterable<string>,
  replace: (mention: string, read: string) => string,
): (text: string) => string {
  const longestFirst = [...nicknames].sort((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return (text) => text;
  const literal = longestFirst.map((nickname) => nickname.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const mention = new RegExp(`(?<![\\p{L}\\p{N}])(?:${literal.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return (text) => text.replace(mention, (found) => replace(found, nicknameKey(found)));
}
