import { DRAWN_WORDS, type DrawnWords, MAX_WORD_CHARACTERS } from "@/lib/learning/drawing/class-drawings";
import { cleanText, lengthOf } from "@/lib/session/names/clean-text";
import { isUnfit } from "@/lib/session/names/unfit-words";

type DrawnWordsFault = "too-few" | "too-many" | "too-long" | "alike" | "unfit";

type ReadWords =
  | { readonly ok: true; readonly words: DrawnWords }
  | { readonly ok: false; readonly fault: DrawnWordsFault };

/** Words to draw, as somebody typed them: one a line, or with commas or semicolons between them, Latin or Arabic. */
export function readDrawnWords(typed: string): ReadWords {
  return plannedDrawings({ labels: typed.split(/[\n,،;؛]/) });
}

/** The words with their texts cleaned, or what is wrong with them. */
export function plannedDrawings({ labels: typed }: DrawnWords): ReadWords {
  const labels = typed.map(cleanText).filter((label) => label !== "");
  const fault = faultOf(labels);
  return fault ? { ok: false, fault } : { ok: true, words: { labels } };
}

function faultOf(labels: readonly string[]): DrawnWordsFault | null {
  if (labels.length < DRAWN_WORDS.min) return "too-few";
  if (labels.length > DRAWN_WORDS.max) return "too-many";
  if (labels.some((label) => lengthOf(label) > MAX_WORD_CHARACTERS)) return "too-long";
  if (new Set(labels.map((label) => label.toLocaleLowerCase())).size < labels.length) return "alike";
  return labels.some(isUnfit) ? "unfit" : null;
}
