import type { EventOf, EventType, SessionEvent } from "./events";

type RunEventType = {
  [Type in EventType]: EventOf<Type> extends { participant: number; run: number } ? Type : never;
}[EventType];

/** What happened to one run. The host pointing at it is not among that. */
export function isOfARun(event: SessionEvent): event is EventOf<RunEventType> {
  return "run" in event && event.type !== "spotlight-changed";
}
