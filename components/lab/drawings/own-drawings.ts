import type { SentStrokes } from "@/lib/learning/drawing/sent-drawing";
import { MOST_EACH, wordToDraw } from "@/lib/session/decide/drawings/drawn-round";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { type Drawing, drawingsOf } from "@/lib/session/log/drawing";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** A drawing that this page has to send. `state`: "offline" while the class cannot be reached. */
export type QueuedDrawing = {
  readonly key: number;
  readonly round: number;
  readonly label: number;
  readonly strokes: SentStrokes;
  readonly state: "sending" | "offline";
};

/** What the student on this page has drawn, and how to send more of it. */
export type DrawingQueue = {
  readonly queued: readonly QueuedDrawing[];
  /** Why the last one was refused; null while none is. */
  readonly refused: ProblemCode | null;
  readonly send: (drawing: Pick<QueuedDrawing, "round" | "label" | "strokes">) => void;
};

/** One's own drawing: still on this page, with the teacher, approved, or not. */
export type OwnDrawing = Pick<Drawing, "label"> & {
  readonly key: string;
  readonly strokes: SentStrokes;
  readonly state: QueuedDrawing["state"] | Drawing["verdict"];
};

/** All own drawings of a round in their order, the word to draw next (null: no more may be sent), and how many more may be. */
export function ownDrawings(
  session: Pick<Session, "drawings" | "plan">,
  round: number,
  self: ParticipantId,
  queued: readonly QueuedDrawing[],
): { readonly shown: readonly OwnDrawing[]; readonly next: number | null; readonly left: number } {
  const sent = drawingsOf(session, round).filter(({ participant }) => participant === self);
  const waiting = queued.filter((one) => one.round === round);
  const coming = waiting.map(
    ({ key, label, strokes }): Drawing => ({
      ...{ id: -1 - key, round, participant: self, label, strokes },
      verdict: "waiting",
    }),
  );
  const drawings = { ...session.drawings, sent: [...session.drawings.sent, ...coming] };
  return {
    shown: [
      ...sent.map(({ id, label, strokes, verdict }) => ({
        ...{ key: `sent-${id}`, label, strokes: strokes ?? [], state: verdict },
      })),
      ...waiting.map(({ key, ...one }) => ({ ...one, key: `queued-${key}` })),
    ],
    next: wordToDraw({ plan: session.plan, drawings }, round, self),
    left: Math.max(0, MOST_EACH - sent.length - waiting.length),
  };
}
