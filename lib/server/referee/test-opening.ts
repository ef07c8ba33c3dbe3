import type { TestResult } from "@/lib/session/events";
import type { ProblemCode } from "@/lib/session/problem";
import type { ClassNetworks } from "./class-networks";
import type { ClassTurns } from "./class-turns";
import type { Examined } from "./examination";
import type { Referee } from "./referee";
import { LAST_CHECKPOINTS_MS, type RefereedClass, SYSTEM, trainedIn } from "./refereed-class";
import type { SealedSplits } from "./sealed-splits";

export type TestOpeningPorts = {
  readonly referee: Referee;
  readonly networks: ClassNetworks;
  readonly splits: SealedSplits;
  readonly inTurn: ClassTurns;
  /** Waits until everything that has come up for the class is scored. */
  scored(of: RefereedClass): Promise<void>;
};

const EXAMINED_TOGETHER = 4;

/** Computes a closed round's results on its sealed test split, and says them in the log. Null when that is done; else why not. */
export function createTestOpening({ referee, networks, splits, inTurn, scored }: TestOpeningPorts) {
  const results = async (of: RefereedClass, round: number): Promise<TestResult[]> => {
    const test = await splits(of, round, "test");
    const kept = await networks.participants(of, round);
    const examined: { participant: number; run: number; found: Examined }[] = [];
    // Some at a time: the weights of a whole class are many megabytes.
    for (let from = 0; from < kept.length; from += EXAMINED_TOGETHER) {
      const some = kept.slice(from, from + EXAMINED_TOGETHER).map(async (participant) => {
        if (of.live.room.session().participants[participant]?.removed) return null;
        const best = await networks.network(of, participant, round);
        const found = best && (await referee.examine(trainedIn(best.run, best.kept), test));
        return found && { participant, run: best.run.number, found };
      });
      examined.push(...(await Promise.all(some)).filter((result) => result !== null));
    }
    const ranks = await referee.rank(examined.map(({ found }) => found.losses));
    return examined
      .map(({ found, ...result }, index) => ({ ...result, test: found.evaluation, rank: ranks[index] }))
      .sort((one, other) => one.rank - other.rank || other.test.score - one.test.score);
  };

  return async (of: RefereedClass, round: number): Promise<ProblemCode | null> => {
    const closed = of.live.room.session().rounds[round];
    if (closed?.state !== "closed") return "round-still-open";
    // Who was cut off by the end of the round is in the test as well.
    await pause(closed.closedAt + LAST_CHECKPOINTS_MS - of.live.room.now());
    await scored(of);
    return inTurn(of.live, async () => {
      const { room } = of.live;
      const played = room.session().rounds[round];
      if (played?.state === "closed" && played.test) return null;
      const opened = room.ask(SYSTEM, { type: "open-test", round, results: await results(of, round) });
      return opened.ok ? null : opened.problem.code;
    });
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
