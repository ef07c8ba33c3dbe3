import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { toBase64 } from "@/lib/learning/numbers/base64";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { type ToPlay, webPage } from "@/lib/session/log/file/web-page";
import { refusalOf } from "./refusal";

/** The player without a replay, as the build has made it. */
const PLAYER_PATH = "/replay-player.html";

type PageToMake = Omit<ToPlay, "challenges" | "file"> & {
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly title: string;
  /** The replay's file. */
  readonly bytes: Uint8Array;
};

/** The web page that plays a replay by itself, or why it could not be made. */
export async function loadWebPage(page: PageToMake): Promise<Blob | ProblemCode> {
  const { title, bytes, challenges, ...texts } = page;
  let player: string;
  try {
    const answer = await fetch(PLAYER_PATH);
    // A development server has none until it was built, and answers with a page that says so.
    if (answer.status === 404) return "replay-player-missing";
    if (!answer.ok) return await refusalOf(answer);
    player = await answer.text();
  } catch {
    return "no-answer";
  }
  const known = challenges.filter((challenge) => challenge !== null);
  const parts = webPage(player, title, { ...texts, challenges: known, file: toBase64(bytes) });
  return parts ? new Blob(parts, { type: "text/html;charset=utf-8" }) : "replay-player-missing";
}
