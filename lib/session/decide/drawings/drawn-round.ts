import type { SplitName } from "@/lib/learning/examples/split";
import { drawingsOf, takenDrawings } from "@/lib/session/log/drawing";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** How many drawings a student may send for a round. */
export const MOST_EACH = 12;

/** How many of them may be of one word, so that a class draws all words about as often. */
export function mostOfEach(words: number): number {
  return Math.ceil(MOST_EACH / words);
}

/**
 * With fewer authors, somebody would be the only one whose drawings are in a part, and there would be nothing to check or test that student's network on: one in training, two each in
 * the others.
 */
const FEWEST_AUTHORS = 5;

/**
 * Networks are ranked if each is checked, and tested, on at least so many drawings. Two networks that get different ones of them right differ by more than chance (a sign test at 5 %) from
 * six such drawings on, which is 30 points of accuracy on twenty, and nobody should be ranked for less evidence.
 */
export const FEWEST_TO_RANK = 20;

/** Splits that networks are judged by. */
const JUDGING = ["validation", "test"] as const;

/** How far a class is with what it draws for a round. */
export type DrawnSoFar = {
  readonly waiting: number;
  /** Approved drawings of each word. */
  readonly taken: readonly number[];
  readonly authors: number;
  /** Of validation and test, on how many drawings the network is judged that is judged on the fewest, as nobody's own count. */
  readonly fewest: number;
  /** What keeps the round from starting; null when nothing does. */
  readonly missing: Missing | null;
};

/** `authors`: so many more students have to draw. `word`: in this part, nobody (or only one of the students) has drawn this one. */
type Missing =
  | { readonly what: "authors"; readonly count: number }
  | { readonly what: "word"; readonly label: number; readonly part: SplitName };

export function drawnSoFar(session: Pick<Session, "drawings" | "plan">, round: number): DrawnSoFar {
  const labels = session.plan.rounds[round]?.drawings?.labels ?? [];
  const drawings = takenDrawings(session, round);
  const taken = labels.map((_, label) => drawings.filter((one) => one.label === label).length);
  const waiting = drawingsOf(session, round).filter(({ verdict }) => verdict === "waiting").length;
  const authors = new Set(drawings.map(({ author }) => author));
  const by = (part: SplitName, author: ParticipantId | null) =>
    drawings.filter((one) => one.part === part && one.author !== author);
  const judged = JUDGING.flatMap((part) =>
    [null, ...authors].map((author) => ({ part, drawings: by(part, author) })),
  );
  const fewest = Math.min(...judged.map(({ drawings: { length } }) => length));
  const about = { waiting, taken, authors: authors.size, fewest };
  if (authors.size < FEWEST_AUTHORS)
    return { ...about, missing: { what: "authors", count: FEWEST_AUTHORS - authors.size } };
  for (const { part, drawings: some } of [
    ...judged,
    { part: "train" as const, drawings: by("train", null) },
  ]) {
    const label = labels.findIndex((_, index) => !some.some((one) => one.label === index));
    if (label !== -1) return { ...about, missing: { what: "word", label, part } };
  }
  return { ...about, missing: null };
}

/** Whether the networks of a round are to be ranked. */
export function canRank({ fewest }: DrawnSoFar): boolean {
  return fewest >= FEWEST_TO_RANK;
}

/** The round that the class may draw for now; null if there is none. */
export function roundToDraw({ phase, plan }: Pick<Session, "phase" | "plan">): number | null {
  return phase.kind === "opened" && plan.rounds[phase.round]?.drawings ? phase.round : null;
}

/**
 * The word that a student draws next: the one of which they have sent the fewest that were not refused. Everybody begins with another one, so that all words are drawn as often. Null when
 * they have sent all they may.
 */
export function wordToDraw(
  { drawings, plan }: Pick<Session, "drawings" | "plan">,
  round: number,
  self: ParticipantId,
): number | null {
  const count = plan.rounds[round]?.drawings?.labels.length ?? 0;
  const own = drawingsOf({ drawings }, round).filter(({ participant }) => participant === self);
  if (own.length >= MOST_EACH || count === 0) return null;
  const sent = Array.from(
    { length: count },
    (_, label) => own.filter((one) => one.label === label && one.verdict !== "refused").length,
  );
  const fewest = Math.min(...sent);
  const order = Array.from({ length: count }, (_, index) => (self + index) % count);
  return order.find((label) => sent[label] === fewest) ?? null;
}
