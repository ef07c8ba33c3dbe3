import type { SessionEvent } from "@/lib/session/log/events";
import { isRunEvent } from "@/lib/session/log/run-events";
import { type RunKey, runKey } from "../room/run-key";

/** Remembers what labs had been told when a message ended at a certain event, for labs that reconnect and say how far they got. */
export type LabHistory = {
  happened(events: readonly SessionEvent[]): void;
  /** A lab was sent a message that ends at `seq`; it has been told everything about others' runs up to `toldUpTo`. */
  sent(seq: number, toldUpTo: number): void;
  /** Runs about which a lab whose last message ended at `seq` may not know everything; null when that was too long ago. */
  missedSince(seq: number): readonly RunKey[] | null;
};

/** A minute and a half for the four groups of labs. */
const MOST_ENDS = 360;

export function createLabHistory(): LabHistory {
  const touched = new Map<RunKey, number>();
  const ends = new Map<number, number>();
  return {
    happened(events) {
      for (const event of events)
        if (isRunEvent(event)) touched.set(runKey(event.participant, event.run), event.seq);
    },
    sent(seq, toldUpTo) {
      const known = ends.get(seq) ?? toldUpTo;
      ends.delete(seq);
      ends.set(seq, Math.min(known, toldUpTo));
      if (ends.size > MOST_ENDS) ends.delete(ends.keys().next().value ?? seq);
    },
    missedSince(seq) {
      const toldUpTo = ends.get(seq);
      if (toldUpTo === undefined) return null;
      return [...touched].filter(([, last]) => last > toldUpTo).map(([key]) => key);
    },
  };
}
