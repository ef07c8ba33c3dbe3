import { unreachable } from "@/lib/learning/unreachable";
import type { EventOf } from "../events";
import type { Session } from "../session";

type DeskEvent = EventOf<
  | "plan-changed"
  | "step-announced"
  | "step-cancelled"
  | "message-sent"
  | "snapshots-changed"
  | "snapshot-shown"
>;

/** The session after something that the host did from the desk. */
export function withDeskEvent(session: Session, event: DeskEvent): Session {
  switch (event.type) {
    case "plan-changed":
      return { ...session, plan: event.plan };
    case "step-announced": {
      const { step, round, due } = event;
      return { ...session, announced: { step, round, due } };
    }
    case "step-cancelled":
      return { ...session, announced: null };
    case "message-sent": {
      const { participant, at, text } = event;
      return { ...session, messages: [...session.messages, { participant, at, text }] };
    }
    case "snapshots-changed":
      // Another list has other places, so none of it is on the projector until the host shows one.
      return { ...session, snapshots: { list: event.snapshots, shown: null } };
    case "snapshot-shown": {
      const { list } = session.snapshots;
      const isThere = event.index !== null && event.index < list.length;
      return { ...session, snapshots: { list, shown: isThere ? event.index : null } };
    }
    default:
      return unreachable(event);
  }
}
