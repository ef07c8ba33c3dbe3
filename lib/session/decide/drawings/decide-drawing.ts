import { drawingFault } from "@/lib/learning/drawing/sent-drawing";
import { SPLIT_NAMES, type SplitName } from "@/lib/learning/examples/split";
import { createRandom, oneOf, type Seed } from "@/lib/learning/numbers/random";
import { type Drawing, drawingsOf, partOf } from "@/lib/session/log/drawing";
import type { EventBody, ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import type { HostCommand, ParticipantCommand } from "../commands";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "../decision";
import { MOST_EACH, mostOfEach, roundToDraw } from "./drawn-round";

type SendDrawing = Extract<ParticipantCommand, { type: "send-drawing" }>;
type JudgeDrawings = Extract<HostCommand, { type: "judge-drawings" }>;

/** A student sends a drawing. `number`: how many they had sent before for this round, so that what is sent twice counts once. */
export function sendDrawing(
  session: Session,
  { round, number, label, strokes }: SendDrawing,
  { id }: Participant,
): Decision {
  const words = session.plan.rounds[round]?.drawings?.labels.length ?? 0;
  const own = drawingsOf(session, round).filter(({ participant }) => participant === id);
  if (number < own.length) return NOTHING;
  if (session.phase.kind === "ended") return refused("session-ended");
  if (roundToDraw(session) !== round) return refused("drawing-too-late");
  if (number > own.length || label >= words) return refused("bad-request");
  if (own.length >= MOST_EACH) return refused("too-many-drawings");
  const alike = own.filter((one) => one.label === label && one.verdict !== "refused").length;
  if (alike >= mostOfEach(words)) return refused("too-many-drawings");
  const fault = drawingFault(strokes);
  if (fault) return refused(fault);
  return happens({ type: "drawing-sent", participant: id, round, label, strokes });
}

/** The host takes drawings or refuses them; until the round starts, also those that were judged before. */
export function judgeDrawings(
  session: Session,
  { round, drawings, taken }: JudgeDrawings,
  { seed }: Pick<DecideContext, "seed">,
): Decision {
  const verdict = taken ? "taken" : "refused";
  const known = drawingsOf(session, round);
  const asked = drawings.map((id) => known.find((one) => one.id === id));
  if (!asked.every((one) => one !== undefined)) return refused("no-such-drawing");
  const isGone = (author: ParticipantId | null) =>
    author !== null && session.participants[author]?.removed === true;
  const changed = asked.filter((one) => one.verdict !== verdict && !(taken && isGone(one.participant)));
  if (changed.length === 0) return NOTHING;
  if (roundToDraw(session) !== round) return refused("drawing-too-late");
  return happens(...judged(session, changed, taken, seed));
}

/** The events that take back every drawing of somebody who is removed from the class. Once a round has started, its examples stay. */
export function withoutDrawingsOf(session: Session, participant: ParticipantId): EventBody[] {
  const round = roundToDraw(session);
  if (round === null) return [];
  const own = drawingsOf(session, round).filter(
    (one) => one.participant === participant && one.verdict === "taken",
  );
  return judged(session, own, false, 0);
}

/** One event for each student whose drawings are judged. */
function judged(session: Session, drawings: readonly Drawing[], taken: boolean, seed: Seed): EventBody[] {
  const random = createRandom(seed);
  const given: SplitName[] = [];
  return [...new Set(drawings.map(({ participant }) => participant))].flatMap((participant): EventBody[] => {
    const own = drawings.filter((one) => one.participant === participant);
    const round = own[0]?.round;
    if (participant === null || round === undefined) return [];
    const ids = own.map(({ id }) => id);
    const event = { type: "drawings-judged", participant, round, drawings: ids } as const;
    if (!taken || partOf(session.drawings, round, participant)) return [{ ...event, taken }];
    const part = oneOf(partsLeft([...partsOf(session, round), ...given]), random);
    given.push(part);
    return [{ ...event, taken, part }];
  });
}

/** The parts of those who have an approved drawing: who was removed, or has none left, leaves their place to others. */
function partsOf({ drawings }: Session, round: number): SplitName[] {
  const authors = new Set(
    drawingsOf({ drawings }, round).flatMap((one) => (one.verdict === "taken" ? [one.participant] : [])),
  );
  return drawings.parts.flatMap((one) =>
    one.round === round && authors.has(one.participant) ? [one.part] : [],
  );
}

/**
 * How many authors each part gets: the first five so that every part has what it needs, then half of them for training and a quarter each for validation and the test.
 */
const FIRST: Readonly<Record<SplitName, number>> = { train: 1, validation: 2, test: 2 };
const THEN: Readonly<Record<SplitName, number>> = { train: 4, validation: 2, test: 2 };

/** The parts that the next author may get, each as often as it has places before all are full. */
function partsLeft(given: readonly SplitName[]): readonly SplitName[] {
  for (let more = 0; ; more++) {
    const wanted = (part: SplitName) =>
      more === 0 ? FIRST[part] : THEN[part] + ((more - 1) * THEN[part]) / 2;
    const left = SPLIT_NAMES.flatMap((part) => {
      const has = given.filter((one) => one === part).length;
      return Array.from({ length: Math.max(0, wanted(part) - has) }, () => part);
    });
    if (left.length > 0) return left;
  }
}
