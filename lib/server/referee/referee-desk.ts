import { SessionGone } from "@/db/session/log";
import type { Database } from "@/db/store/client";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Logger } from "../logger";
import type { LiveRoom } from "../room/live-room";
import { type Checks, createChecks } from "./checks";
import { createClassNetworks } from "./class-networks";
import { createClassTurns } from "./class-turns";
import { createPodium } from "./podium";
import type { Referee } from "./referee";
import type { RefereedClass, SeatCheckpoint } from "./refereed-class";
import { createScoring } from "./scoring";
import { createSealedResults } from "./sealed-results";
import { createSealedSplits } from "./sealed-splits";
import { createTestOpening, OPENING_PATIENCE, type OpeningPatience } from "./test-opening";

/** Between the classes and the referee: what comes up is scored, podiums are trained again, tests are opened. */
export type RefereeDesk = {
  /** What can be said of a checkpoint before its weights come: why it is not taken, or the answer to the same one that is under way; null when there is nothing. */
  expect(of: RefereedClass, checkpoint: Omit<SeatCheckpoint, "weights">): ReturnType<Checks["expect"]>;
  /** Scores a checkpoint and says so in the log. Null when that is stored; else why not. */
  take(of: RefereedClass, checkpoint: SeatCheckpoint): Promise<ProblemCode | null>;
  /** The weights that are kept of a run: the best that its participant sent up in its round. Null when they are of another run, or there are none. */
  network(of: RefereedClass, participant: ParticipantId, run: RunNumber): Promise<Float32Array | null>;
  /** Computes a closed round's results on its sealed test split, and says them in the log. */
  openTest(of: RefereedClass, round: number): Promise<ProblemCode | null>;
  /**
   * To be called now and then: has the referee ready while a round goes on, trains the podiums of closed rounds again, and forgets
   * the checks of who was removed.
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
  const attendPodiums = createPodium({ referee, networks, splits, log });
  const checks = createChecks(score, () => performance.now());
  const openTest = createTestOpening({ referee, networks, results, inTurn, checks, patience });
  /** Closed rounds whose results a server has to prepare that was started after they were closed. */
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
    attend(of) {
      checks.forgetRemoved(of.live);
      prepareSealed(of).catch((error) =>
        log.error({ err: error, session: of.row.id }, "results were not prepared"),
      );
      if (of.live.room.session().phase.kind === "round") referee.getReady();
      else attendPodiums(of);
    },
  };
}

/** A session that is deleted meanwhile is no failure. */
function whileItExists(work: Promise<ProblemCode | null>): Promise<ProblemCode | null> {
  return work.catch((error): ProblemCode => {
    if (error instanceof SessionGone) return "no-such-session";
    throw error;
  });
}
