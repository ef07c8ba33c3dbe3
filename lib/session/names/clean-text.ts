/*
 * Texts that people type for others to read: nicknames, notes, titles, names of teams. What a keyboard can type stays as it was typed (NFC changes
 * nothing that one sees; NFKC would make "1/2" of ½ and a sentence of ﷺ). What hides, turns its surroundings round or piles up goes.
 */

/** Control, format (zero-width, bidi), surrogate, private-use and unassigned characters, separators of lines, and what is drawn as nothing. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\u2800\u{1D159}]|\u034F|\u17B4|\u17B5|\u{16FE4}/u;
const JOINERS = ["\u200C", "\u200D"];
/** Scripts whose letters change their shape beside each other, so that a joiner between two of them is spelling, as in "علی‌رضا". */
const SHAPED =
  /[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Nko}\p{sc=Mongolian}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gurmukhi}\p{sc=Gujarati}\p{sc=Oriya}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;
/** What an emoji may end with where another is joined to it, as in 👩‍🚀. */
const JOINED_EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}/u;
/** The flags of England, Scotland and Wales: a black flag, then letters that are not drawn. */
const REGION_FLAG = /\u{1F3F4}[\u{E0061}-\u{E007A}]{3,6}\u{E007F}/gu;

/** More marks than a writing system puts on one letter are drawn over its neighbours. Marks of every script pile up less than vowel signs of some. */
const PILED_MARKS =
  /((?:(?=\p{M})[\p{sc=Inherited}\p{sc=Thai}\p{sc=Lao}\p{sc=Cyrillic}]){2})(?:(?=\p{M})[\p{sc=Inherited}\p{sc=Thai}\p{sc=Lao}\p{sc=Cyrillic}])+/gu;
const PILED_SIGNS = /(\p{M}{5})\p{M}+/gu;
/** With no letter before it a mark is drawn on what the page has there. */
const LEADING_MARKS = /^(?:\p{M}|\s|\u200C|\u200D)+/u;

/** The text in one line, fit to show; possibly empty. Cleaned twice it is the same. */
export function cleanText(typed: string): string {
  let text = typed;
  // What is left out may have stood between a letter and its mark, or between two marks, which then come together.
  for (let cleaned = cleanOnce(text); cleaned !== text; cleaned = cleanOnce(text)) text = cleaned;
  return text;
}

function cleanOnce(text: string): string {
  return withoutHidden(text.normalize("NFC").replace(/[^\S\uFEFF]/gu, " "))
    .replace(/ +/gu, " ")
    .replace(PILED_MARKS, "$1")
    .replace(PILED_SIGNS, "$1")
    .replace(LEADING_MARKS, "")
    .trim();
}

/** Characters as people count them. One that is written with dozens of letters counts by those: some scripts join any number of them. */
export function lengthOf(text: string): number {
  const graphemes = [...new Intl.Segmenter().segment(text)];
  const letters = graphemes.reduce(
    (sum, { segment }) => sum + (isEmoji(segment) ? 0 : [...segment].length),
    0,
  );
  return Math.max(graphemes.length, Math.ceil(letters / MOST_LETTERS));
}

/** Code points of a grapheme that is no emoji: three each are enough for a whole name in every script. */
const MOST_LETTERS = 3;

function isEmoji(grapheme: string): boolean {
  return /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(grapheme);
}

function withoutHidden(text: string): string {
  const flags = new Set(
    [...text.matchAll(REGION_FLAG)].flatMap(({ 0: flag, index }) => placesOf(flag, index)),
  );
  let place = 0;
  const kept = [...text].filter((character) => {
    const at = place;
    place += character.length;
    return !HIDDEN.test(character) || JOINERS.includes(character) || flags.has(at);
  });
  return kept.filter((character, index) => !JOINERS.includes(character) || joins(kept, index)).join("");
}

function placesOf(flag: string, index: number): number[] {
  return Array.from({ length: flag.length }, (_, offset) => index + offset);
}

/** Whether a joiner stands between two letters, or two emoji, that it is meant for. Marks belong to the letter before them. */
function joins(characters: readonly string[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (/\p{M}/u.test(characters[before]!) || JOINERS.includes(characters[before]!)))
    before--;
  const letter = characters[before] ?? "";
  const after = characters[at + 1] ?? "";
  if (JOINED_EMOJI.test(letter)) return /\p{Extended_Pictographic}/u.test(after);
  return [letter, after].every((side) => SHAPED.test(side) && /\p{L}/u.test(side));
}
