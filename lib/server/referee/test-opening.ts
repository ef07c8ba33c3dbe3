import { setTimeout as pause } from "node:timers/promises";
import { withoutGaps } from "@/lib/learning/curves/gaps";
import { scoreOfLosses } from "@/lib/learning/training/evaluation";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId, TestResult, UncheckedRun } from "@/lib/session/log/events";
import { isUnranked } from "@/lib/session/log/session";
import type { LiveRoom } from "../room/live-room";
import type { Checks } from "./checks";
import type { ClassNetworks } from "./class-networks";
import type { ClassTurns, Referee } from "./referee";
import { LAST_CHECKPOINTS_MS, type RefereedClass, SYSTEM } from "./refereed-class";
import { podiumOf, type Retrainings } from "./retrainings";
import type { SealedResult, SealedResults } from "./sealed-results";

export type TestOpeningPorts = {
  readonly referee: Referee;
  readonly networks: ClassNetworks;
  readonly results: SealedResults;
  readonly retrainings: Pick<Retrainings, "finish" | "confirm">;
  readonly inTurn: ClassTurns;
  readonly checks: Checks;
  readonly patience: OpeningPatience;
};

/**
 * How long a class waits, in milliseconds: after the end of the round for checkpoints of runs that it cut off, then for unfinished
 * checks, then for ranked runs to be trained again, then for results that were not computed during the round.
 */
export type OpeningPatience = Readonly<Record<"cutOff" | "checks" | "retrainings" | "results", number>>;
export const OPENING_PATIENCE: OpeningPatience = {
  ...{ cutOff: LAST_CHECKPOINTS_MS, checks: 8_000, retrainings: 8_000, results: 8_000 },
};
/** A few at a time: the weights of a whole class take many megabytes. */
const EXAMINED_TOGETHER = 4;

type Found = SealedResult & { readonly participant: ParticipantId };

/**
 * Opens the test of a closed round: records in the log everyone's result on its sealed split, and which runs there was no time to
 * check, or to train again. Resolves to null when that is done; else to why not. Takes no longer than its patience.
 */
export function createTestOpening({
  referee,
  networks,
  results: sealed,
  retrainings,
  inTurn,
  checks,
  patience,
}: TestOpeningPorts) {
  const underWay = new WeakMap<LiveRoom, Map<number, Promise<ProblemCode | null>>>();

  const examineAll = async (
    of: RefereedClass,
    round: number,
    late: AbortSignal,
  ): Promise<{ found: Found[]; tooLate: UncheckedRun[] }> => {
    const here = (id: ParticipantId) => of.live.room.session().participants[id]?.removed === false;
    const kept = (await networks.participants(of, round)).filter(here);
    const found: Found[] = [];
    const tooLate: UncheckedRun[] = [];
    const examineNext = async (): Promise<void> => {
      for (let participant = kept.shift(); participant !== undefined; participant = kept.shift()) {
        const best = await networks.best(of, participant, round);
        if (!best || !countsIn(of.live, { participant, run: best.number })) continue;
        const result = await sealed.find(of, participant, round, late).catch((error) => {
          if (late.aborted) return "late" as const;
          throw error;
        });
        if (result === "late") tooLate.push({ participant, run: best.number });
        else if (result) found.push({ ...result, participant });
      }
    };
    await Promise.all(Array.from({ length: EXAMINED_TOGETHER }, examineNext));
    return { found, tooLate };
  };

  const ranked = async (
    of: RefereedClass,
    round: number,
    examined: readonly Found[],
  ): Promise<TestResult[]> => {
    const all = examined.toSorted((one, other) => one.participant - other.participant);
    const session = of.live.room.session();
    const losses = withoutGaps(all.map(({ found }) => found.losses));
    const ranks = isUnranked(session, round)
      ? all.map(() => 1)
      : await referee.rank(losses, session.rules, of.live);
    const classes = session.plan.rounds[round]?.drawings?.labels.length ?? 0;
    return all
      .map(({ participant, run, found: { evaluation, losses: own }, wrongLabels }, index) => ({
        ...{ participant, run, rank: ranks[index]! },
        test: own.some(Number.isNaN)
          ? { ...evaluation, score: scoreOfLosses(losses[index]!, classes) }
          : evaluation,
        ...(wrongLabels && { wrongLabels }),
      }))
      .sort((one, other) => one.rank - other.rank || other.test.score - one.test.score);
  };

  const open = async (of: RefereedClass, round: number, closedAt: number): Promise<ProblemCode | null> => {
    const { live } = of;
    // Runs that the end of the round cut off take part in the test, too.
    await pause(closedAt + patience.cutOff - live.room.now());
    checks.close(live, round);
    try {
      const notChecked = await checks.finish(live, round, patience.checks);
      const late = AbortSignal.timeout(patience.retrainings);
      await retrainings.finish(of, round, late);
      const soon = AbortSignal.timeout(patience.results);
      let examined = await examineAll(of, round, soon);
      // Whoever leads on the test is trained again, too; that may put others there.
      while (await retrainings.confirm(of, podiumOf(byScore(examined.found)), late))
        examined = await examineAll(of, round, soon);
      return await inTurn(live, async () => {
        const played = live.room.session().rounds[round];
        if (played?.state === "closed" && played.test) return null;
        const found = examined.found.filter((each) => countsIn(live, each));
        const results = await ranked(of, round, found);
        const isTested = ({ participant, run }: UncheckedRun) =>
          found.some((other) => other.participant === participant && other.run === run);
        const unchecked = [...notChecked, ...examined.tooLate].filter((one) => !isTested(one));
        const notRetrained = withoutRetraining(live, round, results);
        const opened = live.room.ask(SYSTEM, {
          ...{ type: "open-test", round, results },
          ...(unchecked.length > 0 && { unchecked }),
          ...(notRetrained.length > 0 && { notRetrained }),
        });
        if (!opened.ok) return opened.problem.code;
        sealed.forget(live, round);
        return null;
      });
    } finally {
      checks.reopen(live, round);
    }
  };

  return async (of: RefereedClass, round: number): Promise<ProblemCode | null> => {
    const closed = of.live.room.session().rounds[round];
    if (closed?.state !== "closed") return "round-still-open";
    const ofClass = underWay.get(of.live) ?? new Map<number, Promise<ProblemCode | null>>();
    underWay.set(of.live, ofClass);
    // Requested by two desks, or twice by one, it is opened once.
    const opening =
      ofClass.get(round) ?? open(of, round, closed.closedAt).finally(() => ofClass.delete(round));
    ofClass.set(round, opening);
    return opening;
  };
}

/** Whether a run may be on the test: it has been checked, and nothing has been found against it. */
function countsIn({ room }: LiveRoom, { participant, run }: UncheckedRun): boolean {
  return room.session().participants[participant]?.runs[run]?.verdict?.agrees === true;
}

/** With ranks by score alone, in its order. */
function byScore(found: readonly Found[]): (Found & { readonly rank: number })[] {
  const scoreOf = ({ found: { evaluation } }: Found) => evaluation.score;
  return found
    .toSorted((one, other) => scoreOf(other) - scoreOf(one))
    .map((each, index) => ({ ...each, rank: index + 1 }));
}

/** Those on the podium of the board, or among the results' best, that there was no time to train again. */
function withoutRetraining(
  { room }: LiveRoom,
  round: number,
  results: readonly TestResult[],
): UncheckedRun[] {
  const session = room.session();
  const leaders = podiumOf(leaderboard(session, round)).map(({ participant, run }) => ({
    ...{ participant: participant.id, run: run.number },
  }));
  const best = podiumOf(results.map((each, index) => ({ ...each, rank: index + 1 })));
  return results
    .filter(({ participant, run }) =>
      [...leaders, ...best].some((one) => one.participant === participant && one.run === run),
    )
    .map(({ participant, run }) => ({ participant, run }))
    .filter(({ participant, run }) => session.participants[participant]?.runs[run]?.reproduction === null);
}
