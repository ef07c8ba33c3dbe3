import { type Problem, problem } from "@/lib/session/decide/problem";
import type { Participant } from "@/lib/session/log/session";
import { cleanText, lengthOf } from "./clean-text";

export const MAX_NICKNAME_LENGTH = 24;

/** A nickname fit to show: 1–24 characters with at least one letter, digit or symbol. */
export function cleanNickname(
  typed: string,
): { ok: true; nickname: string } | { ok: false; problem: Problem } {
  const nickname = cleanText(typed);
  if (!/[\p{L}\p{N}\p{S}]/u.test(nickname)) return { ok: false, problem: problem("nickname-empty") };
  if (lengthOf(nickname) > MAX_NICKNAME_LENGTH) return { ok: false, problem: problem("nickname-too-long") };
  return { ok: true, nickname };
}

/** After so many refusals nothing more is put before the host. */
const MOST_REFUSALS = 3;

/** Whether somebody may choose a nickname from where they sit: only in place of one that waits for the host, or that the host did not want. */
export function mayChooseNickname({
  wish,
  wishesRefused,
}: Pick<Participant, "wish" | "wishesRefused">): boolean {
  return (wish !== null || wishesRefused > 0) && wishesRefused < MOST_REFUSALS;
}

/** The same for two spellings of a nickname in a text, such as a note of the host's. */
export function nicknameKey(nickname: string): string {
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
