import type { TakenDrawing } from "@/lib/learning/drawing/class-drawings";
import type { SentStrokes } from "@/lib/learning/drawing/sent-drawing";
import type { SplitName } from "@/lib/learning/examples/split";
import { unreachable } from "@/lib/learning/unreachable";
import type { EventOf, ParticipantId, SessionEvent } from "./events";
import type { Session } from "./session";

/** A drawing that a student sent for a round in which the class draws its examples. */
export type Drawing = {
  /** The `seq` of the event in which it was sent. */
  readonly id: number;
  readonly round: number;
  /** Whose it is; null on screens that may not know. */
  readonly participant: ParticipantId | null;
  readonly label: number;
  /** Null on screens that may only know that it was taken. */
  readonly strokes: SentStrokes | null;
  readonly verdict: "waiting" | "taken" | "refused";
};

/** Which split everything that a student draws for a round is in. */
type AuthorPart = {
  readonly round: number;
  readonly participant: ParticipantId;
  readonly part: SplitName;
};

/** All drawings of a session in the order in which they were sent, and the parts of their authors in the order of their first approved drawing. */
export type Drawings = { readonly sent: readonly Drawing[]; readonly parts: readonly AuthorPart[] };

export const NO_DRAWINGS: Drawings = { sent: [], parts: [] };

type DrawingEvent = EventOf<"drawing-sent" | "drawings-judged" | "drawings-shown">;

/** Applies what happened to drawings. An event that does not fit changes nothing. */
export function withDrawingEvent(
  { drawings, participants }: Pick<Session, "drawings" | "participants">,
  event: DrawingEvent,
): Drawings {
  const { sent, parts } = drawings;
  const { round } = event;
  switch (event.type) {
    case "drawing-sent": {
      const { seq: id, participant, label, strokes } = event;
      if (!participants[participant]) return drawings;
      return { parts, sent: [...sent, { id, round, participant, label, strokes, verdict: "waiting" }] };
    }
    case "drawings-judged": {
      const { participant, part } = event;
      const judged = new Set(event.drawings);
      const verdict = event.taken ? "taken" : "refused";
      return {
        parts: part ? [...parts, { round, participant, part }] : parts,
        sent: sent.map((one) => (judged.has(one.id) ? { ...one, verdict } : one)),
      };
    }
    case "drawings-shown": {
      const gone = new Set(event.gone);
      const shown = event.shown.map(
        (one): Drawing => ({ ...one, round, participant: null, verdict: "taken" }),
      );
      const kept = sent.filter(({ id }) => !gone.has(id) && !shown.some((one) => one.id === id));
      return { parts, sent: [...kept, ...shown].sort((one, other) => one.id - other.id) };
    }
    default:
      return unreachable(event);
  }
}

export function drawingsOf({ drawings }: Pick<Session, "drawings">, round: number): readonly Drawing[] {
  return drawings.sent.filter((one) => one.round === round);
}

/** The part of what this student draws for a round; null before their first drawing was approved. */
export function partOf({ parts }: Drawings, round: number, participant: ParticipantId): SplitName | null {
  return parts.find((one) => one.round === round && one.participant === participant)?.part ?? null;
}

/** What the class trains on, checks by and is tested on: every approved drawing of a round, in the order in which they were sent. */
export function takenDrawings(session: Pick<Session, "drawings">, round: number): TakenDrawing[] {
  return drawingsOf(session, round).flatMap(({ verdict, participant, label, strokes }) => {
    const part = participant === null ? null : partOf(session.drawings, round, participant);
    return verdict === "taken" && participant !== null && part && strokes
      ? [{ author: participant, label, part, strokes }]
      : [];
  });
}

/*
 * Who may know what of a drawing. The host everything; its author that it was sent and how it was judged. Before its round starts, nobody else gets anything of it, but for
 * those that networks train on: these are on the projector, without whose they are. Of the others the projector knows that they were taken. Nobody but the host ever learns
 * in which part a student's drawings are.
 */

/** Drawings as the lab of `self` may know them. */
export function drawingsForLab({ sent }: Drawings, self: ParticipantId | null): Drawings {
  return { parts: [], sent: self === null ? [] : sent.filter(({ participant }) => participant === self) };
}

/** Drawings as the projector may know them. */
export function drawingsForProjector(drawings: Drawings): Drawings {
  const taken = drawings.sent.filter(({ verdict }) => verdict === "taken");
  return {
    parts: [],
    sent: taken.map((one) => ({
      ...{ ...one, participant: null },
      strokes: isForTraining(drawings, one) ? one.strokes : null,
    })),
  };
}

function isForTraining(drawings: Drawings, { round, participant }: Drawing): boolean {
  return participant === null || partOf(drawings, round, participant) === "train";
}

/** What the projector gets in place of how drawings were judged. `after`: the state after these events. */
export function shownOnProjector(
  { drawings }: Pick<Session, "drawings">,
  { seq, at, round, drawings: judged, taken }: EventOf<"drawings-judged">,
): SessionEvent {
  const about = { type: "drawings-shown", seq, at, round } as const;
  if (!taken) return { ...about, shown: [], gone: judged };
  const ids = new Set(judged);
  const shown = drawings.sent
    // One that was taken by mistake and refused again is not shown to those who come later.
    .filter(({ id, verdict }) => ids.has(id) && verdict === "taken")
    .map((one) => ({
      ...{ id: one.id, label: one.label },
      strokes: isForTraining(drawings, one) ? (one.strokes?.map((stroke) => [...stroke]) ?? null) : null,
    }));
  return { ...about, shown, gone: [] };
}
