import { randomInt } from "node:crypto";
import { SessionGone } from "@/db/session/log";
import type { Database } from "@/db/store/client";
import { findChallenge } from "@/lib/challenges/catalogue";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import type { Logger } from "../logger";
import type { LiveRoom } from "../room/live-room";
import { type Checks, createChecks } from "./checks";
import { type ClassNetworks, createClassNetworks } from "./class-networks";
import { createClassTurns, type Referee } from "./referee";
import {
  LAST_CHECKPOINTS_MS,
  type RefereedClass,
  type SeatCheckpoint,
  SYSTEM,
  trainedIn,
} from "./refereed-class";
import { createScoring, createSealedSplits, type SealedSplits } from "./scoring";
import { createSealedResults } from "./sealed-results";
import { createTestOpening, OPENING_PATIENCE, type OpeningPatience } from "./test-opening";
import { createVoteOpening, type VoteOpening } from "./vote-opening";

/** Connects the classes with the referee: scores checkpoints, retrains podiums and opens tests. */
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
   * To be called at every tick: keeps the referee ready during a round, retrains the podiums of closed rounds, and drops the checks
   * of removed students.
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
  const openVote = createVoteOpening({
    ...{ referee, networks, splits },
    quizWordsOf: (challenge) => findChallenge(challenge)?.quizWords ?? null,
    seed: () => randomInt(2 ** 32),
  });
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
      else attendPodiums(of);
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

type PodiumPorts = {
  readonly referee: Referee;
  readonly networks: ClassNetworks;
  readonly splits: SealedSplits;
  readonly log: Logger;
};

/** Runs up to this rank are trained again, but no more than `MOST_RUNS` where many share a rank. */
const LAST_RANK = 3;
const MOST_RUNS = 6;

type Candidate = { readonly round: number; readonly participant: number; readonly run: Run };
type Watch = { seq: number; busy: boolean; readonly tried: Set<string> };

/** Trains the best runs of closed rounds again, once each, and records the outcome in the log. To be called at every tick while no round is running. */
function createPodium({ referee, networks, splits, log }: PodiumPorts): (of: RefereedClass) => void {
  const watches = new WeakMap<LiveRoom, Watch>();

  const retrain = async (of: RefereedClass, { round, participant, run }: Candidate): Promise<void> => {
    const played = of.live.room.session().rounds[round];
    const best = await networks.network(of, participant, round);
    if (played?.state !== "closed" || best?.run.number !== run.number) return;
    const [train, validation] = [await splits(of, round, "train"), await splits(of, round, "validation")];
    const outcome = await referee.retrain(
      {
        trained: trainedIn(run, best.kept),
        seed: played.seed,
        train,
        validation,
        exact: run.device.backend === "simd",
      },
      { group: of.live, member: participant },
    );
    of.live.room.ask(SYSTEM, { type: "reproduce-run", participant, run: run.number, outcome });
  };

  return (of) => {
    const watch = watches.get(of.live) ?? { seq: -1, busy: false, tried: new Set<string>() };
    watches.set(of.live, watch);
    const { seq, phase } = of.live.room.session();
    if (watch.busy || watch.seq === seq || phase.kind === "lobby" || phase.kind === "round") return;
    const { candidates, complete } = podiums(of);
    const next = candidates.find((candidate) => !watch.tried.has(keyOf(candidate)));
    if (!next) {
      if (complete) watch.seq = seq;
      return;
    }
    watch.busy = true;
    watch.tried.add(keyOf(next));
    retrain(of, next)
      .catch((error) =>
        log.error({ err: error, session: of.row.id, round: next.round }, "failed to retrain a run"),
      )
      .finally(() => {
        watch.busy = false;
      });
  };
}

/** Runs to be trained again. `complete`: whether no closed round is still waiting for its last checkpoints. */
function podiums(of: RefereedClass): { candidates: Candidate[]; complete: boolean } {
  const session = of.live.room.session();
  const now = of.live.room.now();
  let complete = true;
  const candidates = session.rounds.flatMap((played, round) => {
    if (played.state !== "closed") return [];
    if (now - played.closedAt < LAST_CHECKPOINTS_MS) {
      complete = false;
      return [];
    }
    return leaderboard(session, round)
      .filter(({ rank }) => rank <= LAST_RANK)
      .slice(0, MOST_RUNS)
      .filter(({ run }) => run.verdict?.agrees && run.reproduction === null)
      .map(({ participant, run }) => ({ round, participant: participant.id, run }));
  });
  return { candidates, complete };
}

function keyOf({ participant, run }: Candidate): string {
  return `${participant} ${run.number}`;
}
