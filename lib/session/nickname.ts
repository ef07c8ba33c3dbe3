import { type Problem, problem } from "./problem";

export const MAX_NICKNAME_GRAPHEMES = 24;
/** Some scripts join any number of letters into what counts as one grapheme: three code points each are enough for all of them. */
export const MAX_NICKNAME_CODE_POINTS = 3 * MAX_NICKNAME_GRAPHEMES;

/** Control, format (zero-width, bidi), surrogate, private-use and unassigned characters, separators of lines, and what is drawn as nothing. */
const INVISIBLE =
  /[\p{C}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\u2800\u{1D159}]|\u034F|\u17B4|\u17B5|\u{16FE4}/gu;
/** More than two combining marks on one letter is no writing system's: it is drawn over its neighbours. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;
/** With no letter before it a mark is drawn on what the page has there. */
const LEADING_MARKS = /^[\p{M}\s]+/u;

/** A nickname fit to show: NFKC, nothing invisible, single spaces, 1–24 graphemes with at least one letter, digit or symbol. */
export function cleanNickname(
  typed: string,
): { ok: true; nickname: string } | { ok: false; problem: Problem } {
  const nickname = typed
    .normalize("NFKC")
    // A byte order mark is white space to a regular expression, and nothing to the eye.
    .replace(/[^\S\uFEFF]/gu, " ")
    .replace(INVISIBLE, "")
    .replace(/ +/gu, " ")
    .replace(PILED_MARKS, "$1")
    .replace(LEADING_MARKS, "")
    .trim()
    // What was left out may have stood between a letter and its mark.
    .normalize("NFKC");
  if (!/[\p{L}\p{N}\p{S}]/u.test(nickname)) return { ok: false, problem: problem("nickname-empty") };
  const graphemes = [...new Intl.Segmenter().segment(nickname)].length;
  if (graphemes > MAX_NICKNAME_GRAPHEMES || [...nickname].length > MAX_NICKNAME_CODE_POINTS)
    return { ok: false, problem: problem("nickname-too-long") };
  return { ok: true, nickname };
}

/** The same for two nicknames that a class would read as the same. */
export function readAs(nickname: string): string {
  return nickname.toLocaleLowerCase("en");
}

/** A nickname with a number after it, and as much of it as leaves room for that. */
export function numberedNickname(nickname: string, number: number): string {
  const graphemes = [...new Intl.Segmenter().segment(nickname)].map(({ segment }) => segment);
  for (let kept = graphemes.length; ; kept--) {
    const numbered = cleanNickname(`${graphemes.slice(0, kept).join("")} ${number}`);
    if (numbered.ok) return numbered.nickname;
  }
}
