import { drawingFault } from "@/lib/learning/drawing/sent-drawing";
import type { SplitName } from "@/lib/learning/examples/split";
import { createRandom, oneOf } from "@/lib/learning/numbers/random";
import { drawingsOf, partOf } from "@/lib/session/log/drawing";
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
  return happens(
    ...judged(
      session,
      round,
      changed.map(({ id }) => id),
      taken,
      seed,
    ),
  );
}

/** The events that take back every drawing of somebody who is removed from the class. Once a round has started, its examples stay. */
export function withoutDrawingsOf(session: Session, participant: ParticipantId): EventBody[] {
  const round = roundToDraw(session);
  if (round === null) return [];
  const own = drawingsOf(session, round).filter(
    (one) => one.participant === participant && one.verdict === "taken",
  );
  return own.length === 0
    ? []
    : judged(
        session,
        round,
        own.map(({ id }) => id),
        false,
        0,
      );
}

/** One event for each student whose drawings are judged. */
function judged(
  session: Session,
  round: number,
  ids: readonly number[],
  taken: boolean,
  seed: number,
): EventBody[] {
  const random = createRandom(seed);
  const given = session.drawings.parts.filter((one) => one.round === round).map(({ part }) => part);
  const byAuthor = Map.groupBy(
    drawingsOf(session, round).filter(({ id }) => ids.includes(id)),
    ({ participant }) => participant,
  );
  return [...byAuthor].flatMap(([participant, own]): EventBody[] => {
    if (participant === null) return [];
    const event = { type: "drawings-judged", participant, round, drawings: own.map(({ id }) => id) } as const;
    if (!taken || partOf(session.drawings, round, participant)) return [{ ...event, taken }];
    const part = oneOf(partsLeft(given), random);
    given.push(part);
    return [{ ...event, taken, part }];
  });
}

/**
 * The parts of authors in the order of their first approved drawing, a block in any order after the other. The first five have what a round needs; from eight on, and then with every
 * four, a half is for training and a quarter each for validation and the test.
 */
const FIRST_BLOCKS: readonly (readonly SplitName[])[] = [
  ["train", "validation", "validation", "test", "test"],
  ["train", "train", "train"],
];
const NEXT_BLOCKS: readonly SplitName[] = ["train", "train", "validation", "test"];

/** What is left of the block that comes after these. */
function partsLeft(given: readonly SplitName[]): readonly SplitName[] {
  let start = 0;
  for (let block = 0; ; block++) {
    const parts = FIRST_BLOCKS[block] ?? NEXT_BLOCKS;
    if (given.length < start + parts.length) {
      const left = [...parts];
      for (const part of given.slice(start)) left.splice(left.indexOf(part), 1);
      return left;
    }
    start += parts.length;
  }
}
