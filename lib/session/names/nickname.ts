import { type Problem, problem } from "@/lib/session/decide/problem";
import type { Participant } from "@/lib/session/log/session";
import { cleanText, lengthOf } from "./clean-text";

export const MAX_NICKNAME_LENGTH = 24;

/** The nickname as it may be shown: 1–24 characters with at least one letter, digit or symbol. */
export function cleanNickname(
  typed: string,
): { ok: true; nickname: string } | { ok: false; problem: Problem } {
  const nickname = cleanText(typed);
  if (!/[\p{L}\p{N}\p{S}]/u.test(nickname)) return { ok: false, problem: problem("nickname-empty") };
  if (lengthOf(nickname) > MAX_NICKNAME_LENGTH) return { ok: false, problem: problem("nickname-too-long") };
  return { ok: true, nickname };
}

/** After this many refusals a student's choices are no longer put before the host. */
const MOST_REFUSALS = 3;

/** Whether somebody may choose another nickname in the lab: only in place of one that waits for the host or was refused. */
export function mayChooseNickname({
  wish,
  wishesRefused,
}: Pick<Participant, "wish" | "wishesRefused">): boolean {
  return (wish !== null || wishesRefused > 0) && wishesRefused < MOST_REFUSALS;
}

/** A key for finding a nickname in a text, ignoring case. */
export function nicknameKey(nickname: string): string {
  return nickname.toLocaleLowerCase("en");
}

/** A nickname followed by a number, shortened if necessary to fit. */
export function numberedNickname(nickname: string, number: number): string {
  const graphemes = [...new Intl.Segmenter().segment(nickname)].map(({ segment }) => segment);
  for (let kept = graphemes.length; ; kept--) {
    const numbered = cleanNickname(`${graphemes.slice(0, kept).join("")} ${number}`);
    if (numbered.ok) return numbered.nickname;
  }
}
