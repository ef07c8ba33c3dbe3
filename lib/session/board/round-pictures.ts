import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Session } from "@/lib/session/log/session";
import { type ClassPicture, picturesOf } from "./class-picture";
import { questionsAbout } from "./questions/asked-questions";

/** The pictures available for a round as it stands. `challenge`: null if unknown to this version. */
export function picturesIn(session: Session, round: number, challenge: ChallengeInfo | null): ClassPicture[] {
  const isClosed = session.rounds[round]?.state === "closed";
  const isInputAsked = session.inputs.some((asked) => asked.round === round);
  return picturesOf(challenge, isClosed, questionsAbout(session, round).length > 0, isInputAsked);
}
