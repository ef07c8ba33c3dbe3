import type { EventOf, EventType, SessionEvent } from "./events";

type RunEventType = {
  [Type in EventType]: EventOf<Type> extends { participant: number; run: number } ? Type : never;
}[EventType];

/** Whether an event is about one run. Pointing at a run (`spotlight-changed`) does not count. */
export function isRunEvent(event: SessionEvent): event is EventOf<RunEventType> {
  return "run" in event && event.type !== "spotlight-changed";
}
