import type { Split } from "@/lib/learning/examples/split";
import { MAX_CONTEXT } from "@/lib/learning/network/network";
import { END_MARK } from "./alphabet";

/**
 * The examples of a text: one for each of its symbols, which is the label. Features: the `MAX_CONTEXT` symbols before it in its word, the nearest one
 * last; end marks where the word has not begun. 17 bytes an example, and the labels are the text itself.
 */
export function letterSplit(text: Uint8Array): Split {
  const features = new Uint8Array(text.length * MAX_CONTEXT);
  let start = 0;
  text.forEach((symbol, at) => {
    const seen = text.subarray(Math.max(start, at - MAX_CONTEXT), at);
    features.set(seen, (at + 1) * MAX_CONTEXT - seen.length);
    if (symbol === END_MARK) start = at + 1;
  });
  return { count: text.length, features, labels: text };
}

/** The features of the letter that follows `seen`, the symbols of a word's beginning. */
export function contextAfter(seen: ArrayLike<number>): Uint8Array {
  const context = new Uint8Array(MAX_CONTEXT);
  for (let back = 1; back <= Math.min(MAX_CONTEXT, seen.length); back++)
    context[MAX_CONTEXT - back] = seen[seen.length - back]!;
  return context;
}
