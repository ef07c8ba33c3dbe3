import fc from "fast-check";
import { classDrawingsId } from "@/lib/learning/drawing/class-drawings";
import type { HostCommand, ParticipantCommand } from "@/lib/session/decide/commands";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import type { Session } from "@/lib/session/log/session";
import { off, rarely } from "./arbitrary-run";

const WORDS = { labels: ["cat", "fish"] };

/** A round whose examples the class draws. */
export const DRAWN_ROUND: PlannedRound = { ...openRound(classDrawingsId(WORDS), null), drawings: WORDS };
/** Its number in the plan of random classes. */
const ROUND = 3;

/** Strokes that occur in nothing else; some are no drawing. */
const strokes = fc.oneof(
  fc.record({ x: fc.nat({ max: 1023 }), y: fc.nat({ max: 1023 }) }).map(({ x, y }) => [[x, y, 1011, 1013]]),
  fc.constantFrom([], [[]], [[1, 2, 3]], [[1e30, 4]], Array<number[]>(500).fill([1, 2, 3, 4])),
);

/** Drawings, nearly always the next of this student. */
export function draws(participant: number): fc.Arbitrary<(session: Session) => ParticipantCommand> {
  return fc.record({ off, strokes, label: fc.nat({ max: 2 }) }).map(({ off, ...drawn }) => (session) => {
    const own = session.drawings.sent.filter((one) => one.participant === participant);
    return { type: "send-drawing", round: ROUND, number: Math.max(0, own.length + off), ...drawn };
  });
}

/** The host opens the round, takes drawings, refuses them, or starts it. */
export const drawingAsks: fc.Arbitrary<(session: Session) => HostCommand> = fc
  .record({ taken: fc.boolean(), many: fc.boolean(), late: rarely, opens: rarely, starts: rarely })
  .map(({ taken, many, late, opens, starts }) => ({ drawings, phase }) => {
    if (opens || (phase.kind !== "opened" && !late)) return { type: "open-round", round: ROUND };
    if (starts) return { type: "start-round", round: ROUND };
    const waiting = drawings.sent.filter(({ verdict }) => verdict === "waiting");
    const judged = many ? drawings.sent : waiting.slice(0, 1);
    const ids = judged.map(({ id }) => id);
    return { type: "judge-drawings", round: ROUND, drawings: ids.length > 0 ? ids : [99_999], taken };
  });
