import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Numbers, Split } from "@/lib/learning/examples/split";
import { END_MARK } from "@/lib/learning/letters/alphabet";
import { featureWidth } from "@/lib/learning/network/network";

/** A fixed seed: pictures look the same at every visit, and show no class's examples. */
const SEED = 7;
/** The most that a picture shows; of letters: as many words, with so many letters in all. */
const EXAMPLES = 160;
const WORDS = 12;
const LETTERS = 280;

const made = new Map<string, Split>();

/** A few training examples of a challenge for its picture in the catalogue. Cached: generating thousands of drawings would delay every visit. */
export function previewSplit({ id, view, featureShape, makeSplit }: Challenge): Split {
  const known = made.get(id);
  if (known) return known;
  const { count, features, labels } = makeSplit("train", SEED);
  const few = view === "letters" ? wholeWords(labels) : Math.min(EXAMPLES, count);
  const split = {
    count: few,
    features: features.slice(0, few * featureWidth(featureShape)),
    labels: labels.slice(0, few),
  };
  made.set(id, split);
  return split;
}

/** How many symbols the first few words of a text have. */
function wholeWords(text: Numbers): number {
  let words = 0;
  let end = 0;
  for (let at = 0; at < text.length && words < WORDS && (at < LETTERS || end === 0); at++) {
    if (text[at] !== END_MARK) continue;
    words++;
    end = at + 1;
  }
  return end;
}
