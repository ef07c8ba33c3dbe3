import { recitedBy } from "@/lib/session/board/class-words";
import type { TestMoves } from "@/lib/session/board/test-moves";
import type { Participant } from "@/lib/session/log/session";

/** A network of letters that recites, and what it wrote last. */
type Memoriser = {
  readonly participant: Participant;
  readonly words: readonly string[];
  /** Which share (0–1) of about a hundred words that it wrote stands in its training words. */
  readonly recited: number;
};

/** From this share on, reciting is most of what there is to say about a network. */
const RECITES = 0.2;

/**
 * Of the networks that fell on a test, the one that recites the most of what it writes, if any recites; else null. It knows only what was recorded while
 * the round was running: which share stands in the training words, and some of the words, but not which of these do. Labs are not sent others' words, so
 * there it is null.
 */
export function memoriserOf({ rows }: Pick<TestMoves, "rows">): Memoriser | null {
  const reciting = rows.flatMap(({ participant, run, move }): Memoriser[] => {
    const recited = recitedBy(run) ?? 0;
    const words = [...new Set(run.writing?.words ?? [])];
    return move < 0 && recited >= RECITES && words.length > 0 ? [{ participant, words, recited }] : [];
  });
  return reciting.reduce<Memoriser | null>(
    (most, one) => (most === null || one.recited > most.recited ? one : most),
    null,
  );
}
