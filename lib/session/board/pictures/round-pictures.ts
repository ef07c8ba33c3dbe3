import { lengthOf } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { unreachable } from "@/lib/learning/unreachable";
import { isMember } from "@/lib/session/decide/seats";
import type { Run, Session } from "@/lib/session/log/session";
import { isSetAside, splitInView } from "../leaderboard";
import { questionsAbout } from "../questions/asked-questions";
import { type ClassPicture, picturesOf } from "./class-picture";

/** The pictures available for a round as it stands. `challenge`: null if unknown to this version. */
export function picturesIn(session: Session, round: number, challenge: ChallengeInfo | null): ClassPicture[] {
  const isClosed = session.rounds[round]?.state === "closed";
  const isInputAsked = session.inputs.some((asked) => asked.round === round);
  return picturesOf(challenge, isClosed, questionsAbout(session, round).length > 0, isInputAsked);
}

/** What a projector shows by itself; null: what suits the moment. */
export type Turn = ClassPicture | null;

/**
 * What takes turns on the projector: all pictures of a round that have something to show yet, without what the class is asked or votes on, which come
 * when they are wanted. After the round, also what suits the moment: the results.
 */
export function turnsIn(session: Session, round: number, challenge: ChallengeInfo | null): Turn[] {
  const runs = session.participants
    .filter(isMember)
    .flatMap((one) => one.runs.filter((run) => run.round === round));
  const pictures = picturesIn(session, round, challenge).filter((picture) =>
    hasContent(session, round, runs, picture),
  );
  return session.rounds[round]?.state === "closed" ? [null, ...pictures] : pictures;
}

/** Whose turn it is after another. Unless that is still among them, the first one's. */
export function turnAfter(turn: Turn | undefined, turns: readonly Turn[]): Turn | undefined {
  return turn === undefined ? turns[0] : turns[(turns.indexOf(turn) + 1) % turns.length];
}

/** `runs`: of the round. */
function hasContent(session: Session, round: number, runs: readonly Run[], picture: ClassPicture): boolean {
  switch (picture) {
    case "curves":
      return runs.some(({ curve }) => lengthOf(curve) > 0);
    case "rates":
      return runs.some((run) => run.best !== null && !isSetAside(run));
    case "sizes":
      return (
        splitInView(session, round) === "validation" &&
        runs.some((run) => run.best !== null && run.end?.reason === "finished" && !isSetAside(run))
      );
    case "scale":
      return runs.some(({ curve }) => (curve.step.at(-1) ?? 0) > 0);
    case "surfaces":
    case "fits":
    case "misses":
      return runs.some(({ verdict }) => verdict?.agrees);
    case "words":
      return runs.some(({ writing }) => writing !== null && writing.words.length > 0);
    case "debrief":
      return runs.some(({ curve }) => lengthOf(curve) > 0);
    case "valley": {
      const state = session.rounds[round];
      const hasLandscape = state !== undefined && state.state !== "planned" && state.valley !== undefined;
      return (
        (hasLandscape || splitInView(session, round) === "validation") &&
        runs.some(({ curve }) => lengthOf(curve) > 0)
      );
    }
    case "vote":
    case "input":
    case "question":
      return false;
    default:
      return unreachable(picture);
  }
}
