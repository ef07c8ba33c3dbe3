import { type Problem, problem } from "./problem";

export const MAX_NICKNAME_GRAPHEMES = 24;

/** Control, format (zero-width, bidi), surrogate, private-use and unassigned characters, separators of lines, and letters drawn as nothing. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]|\u034F/gu;
/** More than two combining marks on one letter is no writing system's: it is drawn over its neighbours. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/** A nickname fit to show: NFKC, nothing invisible, single spaces, 1–24 graphemes with at least one letter, digit or symbol. */
export function cleanNickname(
  typed: string,
): { ok: true; nickname: string } | { ok: false; problem: Problem } {
  const nickname = typed
    .normalize("NFKC")
    .replace(/\s+/gu, " ")
    .replace(INVISIBLE, "")
    .replace(PILED_MARKS, "$1")
    .trim();
  if (!/[\p{L}\p{N}\p{S}]/u.test(nickname)) return { ok: false, problem: problem("nickname-empty") };
  const graphemes = [...new Intl.Segmenter().segment(nickname)].length;
  if (graphemes > MAX_NICKNAME_GRAPHEMES) return { ok: false, problem: problem("nickname-too-long") };
  return { ok: true, nickname };
}

/** Two nicknames that a class would read as the same. */
export function sameNickname(one: string, other: string): boolean {
  return one.toLocaleLowerCase("en") === other.toLocaleLowerCase("en");
}
