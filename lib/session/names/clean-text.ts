/*
 * Texts that people type for others to read: nicknames, notes, titles, names of teams. What keyboards can type stays as typed (NFC changes nothing
 * visible; NFKC would turn ½ into "1/2" and ﷺ into a sentence). Characters that are invisible, reverse the text around them or pile up are removed.
 */

/** What a text must be to be stored at all: no control characters and no lone surrogates, which databases do not store. */
export const PLAIN_TEXT = /^[^\p{Cc}\p{Cs}]*$/u;

/** Control, format (zero-width, bidi), surrogate, private-use and unassigned characters, line separators, and others that are drawn as nothing. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\u2800\u{1D159}]|\u034F|\u17B4|\u17B5|\u{16FE4}/u;
const JOINERS = ["\u200C", "\u200D"];
/** Scripts whose letters change shape next to each other, so that a joiner between two of them is part of the spelling, as in "علی‌رضا". */
const SHAPED =
  /[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Nko}\p{sc=Mongolian}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gurmukhi}\p{sc=Gujarati}\p{sc=Oriya}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;
/** The last character of an emoji that another may be joined to, as in 👩‍🚀. */
const JOINED_EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}/u;
/** The flags of England, Scotland and Wales: a black flag followed by invisible letters. */
const REGION_FLAG = /\u{1F3F4}[\u{E0061}-\u{E007A}]{3,6}\u{E007F}/gu;

/**
 * More marks than any writing system puts on one letter would be drawn over its neighbours. Some scripts need more vowel signs than others
 * need marks.
 */
const PILED_MARKS =
  /((?:(?=\p{M})[\p{sc=Inherited}\p{sc=Thai}\p{sc=Lao}\p{sc=Cyrillic}]){2})(?:(?=\p{M})[\p{sc=Inherited}\p{sc=Thai}\p{sc=Lao}\p{sc=Cyrillic}])+/gu;
const PILED_SIGNS = /(\p{M}{5})\p{M}+/gu;
/** A mark without a letter before it would be drawn on whatever the page shows there. */
const LEADING_MARKS = /^(?:\p{M}|\s|\u200C|\u200D)+/u;

/** The text on one line, fit to show; possibly empty. Idempotent. */
export function cleanText(typed: string): string {
  let text = typed;
  // Removing a character can bring marks together that then pile up, so this repeats until nothing changes.
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

/** The number of characters as people count them. In scripts that join any number of letters into one, at least a third of the letters. */
export function lengthOf(text: string): number {
  const graphemes = [...new Intl.Segmenter().segment(text)];
  const letters = graphemes.reduce(
    (sum, { segment }) => sum + (isEmoji(segment) ? 0 : [...segment].length),
    0,
  );
  return Math.max(graphemes.length, Math.ceil(letters / MOST_LETTERS));
}

/** Code points per character: three on average are enough for a name in every script. */
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

/** Whether the joiner at this place is between two letters, or two emoji, that it is meant for. Marks belong to the letter before them. */
function joins(characters: readonly string[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (/\p{M}/u.test(characters[before]!) || JOINERS.includes(characters[before]!)))
    before--;
  const letter = characters[before] ?? "";
  const after = characters[at + 1] ?? "";
  if (JOINED_EMOJI.test(letter)) return /\p{Extended_Pictographic}/u.test(after);
  return [letter, after].every((side) => SHAPED.test(side) && /\p{L}/u.test(side));
}
