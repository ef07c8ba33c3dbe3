import type { TestMoves } from "@/lib/session/board/test-moves";
import type { WrongLabels } from "@/lib/session/log/events";

/** Of a class's networks on a test, how many believe most of the wrong labels that they were taught, and how many next to none. */
type Believers = {
  /** The number of wrong labels. */
  readonly count: number;
  readonly networks: number;
  readonly most: number;
  readonly few: number;
};

/** Whether a network believes `most` of its wrong labels or `few`. Of two classes, one that only guesses agrees with about half. */
export function beliefOf({ believed, count }: WrongLabels): "most" | "few" | "some" {
  if (4 * believed >= 3 * count) return "most";
  return 4 * believed <= count ? "few" : "some";
}

/** Null where nobody's wrong labels have been counted. */
export function believersOf({ rows }: Pick<TestMoves, "rows">): Believers | null {
  const counted = rows.flatMap(({ wrongLabels }) => wrongLabels ?? []);
  const [first] = counted;
  if (!first) return null;
  const beliefs = counted.map(beliefOf);
  const among = (belief: string) => beliefs.filter((one) => one === belief).length;
  return { count: first.count, networks: counted.length, most: among("most"), few: among("few") };
}
