import type { OwnContent } from "@/lib/learning/examples/own-content";
import type { WordList } from "@/lib/learning/letters/word-list";

const FIRST = ["bra", "kel", "mo", "sti", "ru", "fa", "glo", "wen"];
const MIDDLE = ["ba", "de", "li", "no", "su", "ri", "ta"];
const LAST = ["nd", "x", "ra", "lle", "p", "mus"];

/** A teacher's own words, made of syllables: a network learns them, and any two tests get the same. */
export function ownList(count: number): WordList {
  const words = new Set<string>();
  for (let number = 0; words.size < count; number++) {
    const syllables = [FIRST[number % FIRST.length]];
    for (let rest = number; rest > 0; rest = Math.floor(rest / MIDDLE.length))
      syllables.push(MIDDLE[rest % MIDDLE.length]);
    words.add(`${syllables.join("")}${LAST[number % LAST.length]}`);
  }
  return { title: "Rivers of Downhill", language: "en", direction: "ltr", words: [...words] };
}

export const OWN_LIST = ownList(120);

/** A list of words as a teacher sends it. */
export function ownWords({ words, ...list }: WordList): OwnContent {
  return { kind: "words", ...list, words: words.join("\n") };
}
