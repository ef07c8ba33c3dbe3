import { isBinary } from "@/lib/learning/files/text-file";
import { lettersIn, MAX_LETTERS, MAX_WORD_LETTERS } from "./alphabet";

/*
 * A teacher's own words, one a line, as somebody pastes them: from a spreadsheet, a poem, a class register, or a file that is no text at all. Reading
 * never fails. It says what it could use, what it left out and why, and whether what is left makes a challenge.
 */

export type WordList = {
  readonly title: string;
  /** A language code such as `en`; `und` where nobody said. */
  readonly language: string;
  readonly direction: Direction;
  /** Cleaned, each once. */
  readonly words: readonly string[];
};
export type Direction = "ltr" | "rtl";

export const WORDS_RANGE = { min: 50, max: 50_000 };
/** Of a list in UTF-8, and of all lists of a plan together. */
export const MAX_LIST_BYTES = 1_500_000;
export const MAX_LIST_TITLE = 60;
/** How many lines that were left out are named. */
export const LINES_NAMED = 10;

/** Why a line was left out. `columns`: it has more than one cell of a table. */
type LineProblem = {
  /** From 1. */
  readonly line: number;
  readonly why: "too-long" | "unreadable" | "columns";
  /** The beginning of the line, without what cannot be shown. */
  readonly text: string;
};

/** Why a list cannot be used as a whole, with the number that is wrong. */
export type ListProblem =
  | { readonly why: "empty" | "not-text" }
  | { readonly why: "too-large" | "too-few" | "too-many" | "too-many-letters"; readonly count: number };

export type ReadList = {
  readonly words: readonly string[];
  /** Words that stood in the text before. */
  readonly repeated: number;
  readonly offensive: number;
  /** Lines that were left out: how many, and the first of them. */
  readonly refused: number;
  readonly lines: readonly LineProblem[];
  /** Null: the words can be used. */
  readonly problem: ListProblem | null;
};

export type ReadOptions = {
  /** Whether the text is a table with one column: cells may be quoted, and a second cell is an error. */
  readonly table?: boolean;
  isOffensive(word: string): boolean;
};

/** Lines between two pauses: about a millisecond on a slow machine. */
const LINES_A_PAUSE = 32;

/**
 * Reads a pasted text. Looking for offensive words takes seconds for the largest lists, so this pauses again and again, with the share (0–1) that
 * is done: whoever drives it decides when to go on, and neither a page nor a class waits.
 */
export function* readWordList(
  text: string,
  { table = false, isOffensive }: ReadOptions,
): Generator<number, ReadList> {
  const problem = problemOfText(text);
  if (problem) return nothing(problem);
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  const words = new Set<string>();
  const letters = new Set<string>();
  const named: LineProblem[] = [];
  let [repeated, offensive, refused] = [0, 0, 0];
  for (const [index, line] of lines.entries()) {
    if (index % LINES_A_PAUSE === 0) yield index / lines.length;
    const read = readLine(line, table);
    if (typeof read !== "string") {
      refused++;
      if (named.length < LINES_NAMED) named.push({ line: index + 1, ...read });
    } else if (words.has(read)) repeated++;
    else if (read !== "" && isOffensive(read)) offensive++;
    else if (read !== "") {
      words.add(read);
      for (const letter of read) letters.add(letter);
      // The rest would only be more of the same.
      if (words.size > WORDS_RANGE.max || letters.size > 50 * MAX_LETTERS) break;
    }
  }
  return {
    ...{ words: [...words], repeated, offensive, refused, lines: named },
    problem: problemOfWords(words.size, letters.size),
  };
}

/** Reads without a pause. */
export function readWordListAtOnce(text: string, options: ReadOptions): ReadList {
  const reading = readWordList(text, options);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

function nothing(problem: ListProblem): ReadList {
  return { words: [], repeated: 0, offensive: 0, refused: 0, lines: [], problem };
}

function problemOfText(text: string): ListProblem | null {
  const bytes = bytesIn(text);
  if (bytes > MAX_LIST_BYTES) return { why: "too-large", count: bytes };
  if (text.trim() === "") return { why: "empty" };
  return isBinary(text) ? { why: "not-text" } : null;
}

function problemOfWords(words: number, letters: number): ListProblem | null {
  if (words === 0) return { why: "empty" };
  if (words > WORDS_RANGE.max) return { why: "too-many", count: words };
  if (letters > MAX_LETTERS) return { why: "too-many-letters", count: letters };
  return words < WORDS_RANGE.min ? { why: "too-few", count: words } : null;
}

/** The size in UTF-8. What is longer than the limit in any encoding is not encoded to find out. */
function bytesIn(text: string): number {
  return text.length > MAX_LIST_BYTES ? text.length : new TextEncoder().encode(text).length;
}

/** Invisible: byte order marks, soft hyphens, marks of direction. The non-joiner stays: it is part of the spelling of Persian words. */
const INVISIBLE = /(?!\u200c)\p{Cf}/gu;
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufffd]/u;
const SHOWN_OF_A_LINE = 24;

/** The word of a line, empty where there is none; or why it cannot be read. */
function readLine(line: string, table: boolean): string | Omit<LineProblem, "line"> {
  const visible = line.replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
  const refuse = (why: LineProblem["why"]) => {
    const shown = lettersIn(visible.slice(0, 4 * SHOWN_OF_A_LINE)).filter(
      (letter) => !UNREADABLE.test(letter),
    );
    return { why, text: shown.slice(0, SHOWN_OF_A_LINE).join("") };
  };
  const cell = table ? onlyCell(visible, line.includes("\t")) : visible;
  if (cell === null) return refuse("columns");
  if (UNREADABLE.test(cell)) return refuse("unreadable");
  const word = cell.normalize("NFC").toLowerCase().normalize("NFC");
  return word.length > 2 * MAX_WORD_LETTERS || lettersIn(word).length > MAX_WORD_LETTERS
    ? refuse("too-long")
    : word;
}

/** The only cell of a line of a table; null when it has several. */
function onlyCell(line: string, tabbed: boolean): string | null {
  const quoted = /^"((?:[^"]|"")*)"[,;]*$/.exec(line);
  if (quoted) return quoted[1]!.replaceAll('""', '"').trim();
  const bare = line.replace(/[,;]+$/, "");
  return tabbed || /[,;]/.test(bare) ? null : bare;
}

const RIGHT_TO_LEFT = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
const LANGUAGE_OF_SCRIPT: readonly (readonly [RegExp, string])[] = [
  [/\p{sc=Arabic}/u, "ar"],
  [/\p{sc=Hebrew}/u, "he"],
  [/\p{sc=Greek}/u, "el"],
  [/\p{sc=Latin}/u, "en"],
];
/** Enough words to tell a script by. */
const TELLING_WORDS = 500;

/** In which direction most letters are written, and a language that they may be of. */
export function guessScript(words: readonly string[]): Pick<WordList, "language" | "direction"> {
  const letters = words.slice(0, TELLING_WORDS).join("").match(/\p{L}/gu) ?? [];
  const most = (script: RegExp) =>
    letters.filter((letter) => script.test(letter)).length > letters.length / 2;
  const found = LANGUAGE_OF_SCRIPT.find(([script]) => most(script));
  return { language: found?.[1] ?? "und", direction: most(RIGHT_TO_LEFT) ? "rtl" : "ltr" };
}
