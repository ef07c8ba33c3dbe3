import { randomInt } from "node:crypto";
import { SessionGone } from "@/db/session/log";
import type { Database } from "@/db/store/client";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Logger } from "../logger";
import type { LiveRoom } from "../room/live-room";
import { type Checks, createChecks } from "./checks";
import { createClassNetworks } from "./class-networks";
import { createLandscapes } from "./landscape";
import { createClassTurns, type Referee } from "./referee";
import type { RefereedClass, SeatCheckpoint } from "./refereed-class";
import { createRetrainings } from "./retrainings";
import { createScoring, createSealedSplits } from "./scoring";
import { createSealedResults } from "./sealed-results";
import { createTestOpening, OPENING_PATIENCE, type OpeningPatience } from "./test-opening";
import { createVoteOpening, type VoteOpening } from "./vote/vote-opening";

/** Connects the classes with the referee: scores checkpoints, trains runs again and opens tests. */
export type RefereeDesk = {
  /** See `Checks.expect`. */
  expect(of: RefereedClass, checkpoint: Omit<SeatCheckpoint, "weights">): ReturnType<Checks["expect"]>;
  /** Scores a checkpoint and records that in the log. Resolves to null when it is stored; else to why not. */
  take(of: RefereedClass, checkpoint: SeatCheckpoint): Promise<ProblemCode | null>;
  /** The stored weights of a run; null unless it is its participant's best of the round. */
  network(of: RefereedClass, participant: ParticipantId, run: RunNumber): Promise<Float32Array | null>;
  /** Evaluates a closed round on its sealed test split, and records the results in the log. */
  openTest(of: RefereedClass, round: number): Promise<ProblemCode | null>;
  /** Finds the words of a vote that may be opened, and opens it. Resolves to null when that is done; else to why not. */
  openVote: VoteOpening;
  /**
   * To be called at every tick: keeps the referee ready during a round, trains ranked runs again, and drops the checks of removed
   * students.
   */
  attend(of: RefereedClass): void;
};

export function createRefereeDesk(
  db: Database,
  referee: Referee,
  log: Logger,
  patience: OpeningPatience = OPENING_PATIENCE,
): RefereeDesk {
  const networks = createClassNetworks(db);
  const splits = createSealedSplits(db);
  const inTurn = createClassTurns();
  const results = createSealedResults({ referee, networks, splits, log });
  const score = createScoring({
    ...{ referee, networks, splits, inTurn },
    kept: (of, { participant, round }) => results.prepare(of, participant, round),
  });
  const retrainings = createRetrainings({ referee, networks, splits, results, inTurn, log });
  const checks = createChecks(score, () => performance.now());
  const openTest = createTestOpening({
    ...{ referee, networks, results, retrainings, inTurn, checks, patience },
  });
  const openVote = createVoteOpening({
    ...{ referee, networks, splits },
    quizWordsOf: (challenge) => findChallenge(challenge)?.quizWords ?? null,
    seed: () => randomInt(2 ** 32),
  });
  const measureLandscapes = createLandscapes({ referee, splits, log });
  /** Closed rounds whose results have been queued: after a restart that has to be done again. */
  const prepared = new WeakMap<LiveRoom, Set<number>>();
  const prepareSealed = async (of: RefereedClass) => {
    const rounds = prepared.get(of.live) ?? new Set<number>();
    prepared.set(of.live, rounds);
    for (const [round, played] of of.live.room.session().rounds.entries()) {
      if (played.state !== "closed" || played.test || rounds.has(round)) continue;
      rounds.add(round);
      for (const participant of await networks.participants(of, round))
        results.prepare(of, participant, round);
    }
  };
  return {
    expect: checks.expect,
    take: (of, checkpoint) => whileItExists(checks.add(of, checkpoint)),
    async network(of, participant, number) {
      const run = of.live.room.session().participants[participant]?.runs[number];
      const found = run ? await networks.network(of, participant, run.round) : null;
      return found?.kept.run === number ? found.kept.weights : null;
    },
    openTest: (of, round) => whileItExists(openTest(of, round)),
    openVote: (of, asked) => whileItExists(openVote(of, asked)),
    attend(of) {
      checks.forgetRemoved(of.live);
      prepareSealed(of).catch((error) =>
        log.error({ err: error, session: of.row.id }, "failed to prepare test results"),
      );
      if (of.live.room.session().phase.kind === "round") referee.getReady();
      measureLandscapes(of);
      retrainings.attend(of);
    },
  };
}

/** A session that is deleted meanwhile is not an error. */
function whileItExists(work: Promise<ProblemCode | null>): Promise<ProblemCode | null> {
  return work.catch((error): ProblemCode => {
    if (error instanceof SessionGone) return "no-such-session";
    throw error;
  });
}
