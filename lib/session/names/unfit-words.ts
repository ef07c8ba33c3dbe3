import { fromBase64 } from "@/lib/learning/numbers/base64";
import { PACKED_UNFIT_WORDS } from "./unfit-words-packed";

/**
 * Whether a word or line that a network wrote should not be shown: the lists of `doubtful-name`, in a form that pages may have. Nobody can read a list of hashes in a page's
 * source, and it has a tenth of the size. Networks do not disguise words as people do, so only plain spelling is looked for, and letters that are repeated. Innocent words
 * are held back more often than among nicknames, which harms nobody: the network writes another.
 */
export function isUnfit(text: string): boolean {
  const letters = lettersOf(text);
  const innocent = spansIn(letters, INNOCENT);
  return [letters, withoutRepetitions(letters)].some((each) =>
    spansIn(each, UNFIT).some(({ from, to }) => !innocent.some((span) => span.from <= from && to <= span.to)),
  );
}

/** A letter of a text in plain form; `from`, `to`: the places among the text's letters that it stands for. */
type PlacedLetter = {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
  readonly startsWord: boolean;
  readonly endsWord: boolean;
};

/** Terms are hashed with one of the lists, and with which of their ends must be those of a word. */
export const UNFIT = 0;
export const INNOCENT = 4;
type List = typeof UNFIT | typeof INNOCENT;
const AT_START = 1;
const AT_END = 2;

/** No term has more letters. */
export const LONGEST_TERM = 24;

/**
 * The hash of a term, 32 bits: letters that must stand in one word; with "|" at an end, at that end of a word. A term between two of them may also be spread over several words.
 */
export function termHash(term: string, list: List): number {
  const at = list | (term.startsWith("|") ? AT_START : 0) | (term.endsWith("|") ? AT_END : 0);
  let hash = EMPTY_HASH;
  for (const { letter } of lettersOf(term)) hash = withLetter(hash, letter);
  return finished(hash, at);
}

/** How many letters a term has. */
export function termLength(term: string): number {
  return lettersOf(term).length;
}

let hashes: ReadonlySet<number> | null = null;

function knownHashes(): ReadonlySet<number> {
  hashes ??= new Set(new Uint32Array(fromBase64(PACKED_UNFIT_WORDS).buffer));
  return hashes;
}

/** Where terms of a list are found. */
function spansIn(letters: readonly PlacedLetter[], list: List): { from: number; to: number }[] {
  const known = knownHashes();
  const spans: { from: number; to: number }[] = [];
  letters.forEach((first, start) => {
    let hash = EMPTY_HASH;
    let inOneWord = true;
    for (let at = start; at < Math.min(letters.length, start + LONGEST_TERM); at++) {
      const last = letters[at]!;
      if (at > start && last.startsWord) inOneWord = false;
      if (!inOneWord && !first.startsWord) break;
      hash = withLetter(hash, last.letter);
      const [starts, ends] = [first.startsWord ? AT_START : 0, last.endsWord ? AT_END : 0];
      const places = inOneWord ? [0, starts, ends, starts | ends] : starts && ends ? [starts | ends] : [];
      if (places.some((place) => known.has(finished(hash, list | place))))
        spans.push({ from: first.from, to: last.to });
    }
  });
  return spans;
}

const ARABIC_FORMS: Readonly<Record<string, string>> = { ى: "ي", ة: "ه", ک: "ك", ی: "ي" };

function lettersOf(text: string): PlacedLetter[] {
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}ـ]/gu, "");
  let place = 0;
  return (plain.match(/\p{L}+/gu) ?? []).flatMap((word) => {
    const letters = [...word];
    return letters.map((letter, at) => ({
      letter: ARABIC_FORMS[letter] ?? letter,
      ...{ from: place, to: place++ },
      ...{ startsWord: at === 0, endsWord: at === letters.length - 1 },
    }));
  });
}

/** Letters that often stand twice in a word. */
const OFTEN_DOUBLE = "beolsg";

/** With no letter more than once in a row, or twice if it often is. */
function withoutRepetitions(letters: readonly PlacedLetter[]): PlacedLetter[] {
  const kept: PlacedLetter[] = [];
  for (const letter of letters) {
    const most = OFTEN_DOUBLE.includes(letter.letter) ? 2 : 1;
    const before = kept.slice(-most);
    const isRepeated = before.length === most && before.every((one) => one.letter === letter.letter);
    if (isRepeated && !letter.startsWord) {
      const last = kept.pop()!;
      kept.push({ ...last, to: letter.to, endsWord: letter.endsWord });
    } else kept.push(letter);
  }
  return kept;
}

const EMPTY_HASH = 0x811c9dc5;

/** FNV-1a, a letter at a time. */
function withLetter(hash: number, letter: string): number {
  return Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
}

function finished(hash: number, at: number): number {
  let mixed = Math.imul(hash ^ (at + 1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
