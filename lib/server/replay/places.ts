import type { Asked } from "../http/route";

/**
 * How many answers may be in progress at once for the readers of one class, and for all readers. When three hundred students open their
 * class's replay at once, some wait for a moment. Each teacher has a separate allowance.
 */
const ANSWERS_AT_ONCE = 40;
const MOST_ANSWERS_AT_ONCE = 200;

/** Counts the answers that are in progress, by the allowance (`readers`) that they count against. */
export function createPlaces() {
  const open = new Map<string, number>();
  let openInAll = 0;

  /** Takes a place for one more answer until that is over; false when there is none. */
  return async (
    readers: string,
    { withinLimit, over }: Pick<Asked, "withinLimit" | "over">,
  ): Promise<boolean> => {
    if (!(await withinLimit(readers))) return false;
    const others = open.get(readers) ?? 0;
    // The client may have gone meanwhile.
    if (over.aborted || others >= ANSWERS_AT_ONCE || openInAll >= MOST_ANSWERS_AT_ONCE) return false;
    open.set(readers, others + 1);
    openInAll++;
    over.addEventListener("abort", () => {
      openInAll--;
      const rest = (open.get(readers) ?? 1) - 1;
      if (rest > 0) open.set(readers, rest);
      else open.delete(readers);
    });
    return true;
  };
}

/** Refused readers come back within seconds, spread out. */
const WAIT_S = { least: 1, most: 3 };

export function noPlace() {
  const wait = WAIT_S.least + Math.floor(Math.random() * (WAIT_S.most - WAIT_S.least + 1));
  return { refused: "replay-busy", headers: { "Retry-After": wait } } as const;
}
