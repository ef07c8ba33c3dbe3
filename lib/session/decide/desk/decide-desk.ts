import { unreachable } from "@/lib/learning/unreachable";
import { MAX_SNAPSHOTS } from "@/lib/session/log/desk/desk-events";
import type { Session } from "@/lib/session/log/session";
import { cleanText, lengthOf } from "@/lib/session/names/clean-text";
import type { HostCommand } from "../commands";
import { type Decision, happens, NOTHING, refused } from "../decision";

/** One sentence, which fits a lab without scrolling. */
export const MAX_MESSAGE_CHARACTERS = 200;
/** To one student in one session: a stuck key fills no log. */
const MAX_MESSAGES = 200;

type DeskCommand = Extract<HostCommand, { type: "send-message" | "set-snapshots" | "show-snapshot" }>;

/** What the host says to single students, and what they put aside and show. */
export function decideDesk(session: Session, command: DeskCommand): Decision {
  switch (command.type) {
    case "send-message":
      return sendMessage(session, command);
    case "set-snapshots": {
      const { snapshots } = command;
      if (snapshots.length > MAX_SNAPSHOTS) return refused("too-many-snapshots");
      const isThere = (snapshot: (typeof snapshots)[number]) =>
        snapshot.kind === "run"
          ? session.participants[snapshot.participant]?.runs[snapshot.run] !== undefined
          : session.plan.rounds[snapshot.round] !== undefined;
      if (!snapshots.every(isThere)) return refused("no-such-run");
      if (JSON.stringify(snapshots) === JSON.stringify(session.snapshots.list)) return NOTHING;
      return happens({ type: "snapshots-changed", snapshots });
    }
    case "show-snapshot": {
      const { index } = command;
      if (index === session.snapshots.shown) return NOTHING;
      if (index !== null && index >= session.snapshots.list.length) return refused("no-such-snapshot");
      return happens({ type: "snapshot-shown", index });
    }
    default:
      return unreachable(command);
  }
}

function sendMessage(
  session: Session,
  { participant: id, number, text: typed }: Extract<HostCommand, { type: "send-message" }>,
): Decision {
  const participant = session.participants[id];
  if (!participant || participant.removed) return refused("no-such-participant");
  const said = session.messages.filter((message) => message.participant === id).length;
  if (number > said) return refused("bad-request");
  if (number < said) return NOTHING;
  if (said >= MAX_MESSAGES) return refused("too-many-messages");
  const text = cleanText(typed);
  if (text === "") return refused("message-empty");
  if (lengthOf(text) > MAX_MESSAGE_CHARACTERS) return refused("message-too-long");
  return happens({ type: "message-sent", participant: id, text });
}
