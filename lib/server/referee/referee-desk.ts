import { findCheckpoint, keepCheckpoint, listCheckpoints } from "@/db/checkpoints";
import type { Database } from "@/db/client";
import { splitSeed } from "@/db/rounds";
import type { SessionRow } from "@/db/sessions";
import { findChallenge } from "@/lib/challenges/catalogue";
import { planNetwork } from "@/lib/learning/layer-plan";
import { parameterCount } from "@/lib/learning/parameters";
import { climbsLadder } from "@/lib/learning/significance";
import type { SplitName } from "@/lib/learning/split";
import type { ParticipantId, RunNumber, TestResult, Verdict } from "@/lib/session/events";
import { leaderboard, scoreOf } from "@/lib/session/leaderboard";
import type { ProblemCode } from "@/lib/session/problem";
import type { Run } from "@/lib/session/session";
import type { LiveRoom } from "../live-room";
import type { Log } from "../log";
import type { SealedSplit, Trained } from "./examination";
import type { Referee } from "./referee";

/** A class, and the row that its secret hangs on. */
export type RefereedClass = { readonly row: SessionRow; readonly live: LiveRoom };

/** A checkpoint as it comes up. */
export type Checkpoint = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  readonly step: number;
  readonly weights: Float32Array;
};

/** Between the class and the referee: what comes up is scored, podiums are trained again, tests are opened. */
export type RefereeDesk = {
  /** Scores a checkpoint and says so in the log. Null when that is done; else why not. */
  take(of: RefereedClass, checkpoint: Checkpoint): Promise<ProblemCode | null>;
  /** Computes a closed round's results on its sealed test split, and says them in the log. */
  openTest(of: RefereedClass, round: number): Promise<ProblemCode | null>;
  /** To be called now and then: trains the podiums of closed rounds again, once. */
  attend(of: RefereedClass): void;
};

const SYSTEM = { kind: "system" } as const;
/** Points of score that a report may be off: what browsers' engines differ by at most. */
const TOLERATED_POINTS = 0.5;
/** Checkpoints of runs that the round's end stopped are still on their way for so long. */
const LAST_CHECKPOINTS_MS = 3_000;
const PODIUM = 3;
const RETRAINING_PATIENCE_MS = 20_000;

export function createRefereeDesk(db: Database, referee: Referee, log: Log): RefereeDesk {
  /** The last thing under way of each class: one's scores are told in the order in which they came. */
  const turns = new WeakMap<LiveRoom, Promise<unknown>>();
  const attended = new WeakMap<LiveRoom, Set<number>>();

  const inTurn = <Result>(live: LiveRoom, work: () => Promise<Result>): Promise<Result> => {
    const result = (turns.get(live) ?? Promise.resolve()).then(work);
    turns.set(
      live,
      result.catch(() => {}),
    );
    return result;
  };

  const splitOf = async ({ row, live }: RefereedClass, round: number, name: SplitName) => {
    const seed = await splitSeed(db, row.id, round, name);
    if (seed === null) throw new Error(`Session ${row.id} is gone.`);
    const { challenge } = live.room.session().plan.rounds[round];
    return { challenge, name, seed } satisfies SealedSplit;
  };

  /** What the participant's best run of the round scored until now; null when none was kept. */
  const keptBest = async ({ row, live }: RefereedClass, participant: ParticipantId, round: number) => {
    const kept = await findCheckpoint(db, row.id, participant, round);
    const run = kept && live.room.session().participants[participant]?.runs[kept.run];
    return kept && run ? { kept, run } : null;
  };

  const score = async (of: RefereedClass, run: Run, checkpoint: Checkpoint): Promise<ProblemCode | null> => {
    const { row, live } = of;
    const { participant, step, weights } = checkpoint;
    const validation = await splitOf(of, run.round, "validation");
    const examined = await referee.examine(trainedIn(run, checkpoint), validation);
    const reported = run.best;
    const agrees =
      reported?.step === step &&
      Math.abs(examined.evaluation.score - reported.validationScore) <= TOLERATED_POINTS;
    const best = await keptBest(of, participant, run.round);
    const { ladder } = live.room.session().plan.rounds[run.round];
    const again = best?.run.number === run.number;
    let climbs = true;
    if (ladder && best && !again) {
      const before = await referee.examine(trainedIn(best.run, best.kept), validation);
      climbs = climbsLadder(examined.losses, before.losses);
    }
    const isBest = !best || again || examined.evaluation.score > scoreOf(best.run);
    if (agrees && climbs && isBest)
      await keepCheckpoint(db, row.id, { participant, round: run.round, run: run.number, step, weights });
    const verdict: Verdict = { step, validation: examined.evaluation, agrees, climbs };
    const outcome = live.room.ask(SYSTEM, { type: "score-run", participant, run: run.number, verdict });
    return outcome.ok ? null : outcome.problem.code;
  };

  const results = async (of: RefereedClass, round: number): Promise<TestResult[]> => {
    const { row, live } = of;
    const test = await splitOf(of, round, "test");
    const found: Omit<TestResult, "rank">[] = [];
    const losses: Float64Array[] = [];
    for (const { participant } of await listCheckpoints(db, row.id, round)) {
      const known = live.room.session().participants[participant];
      const best = known && !known.removed ? await keptBest(of, participant, round) : null;
      if (!best) continue;
      const examined = await referee.examine(trainedIn(best.run, best.kept), test);
      found.push({ participant, run: best.run.number, test: examined.evaluation });
      losses.push(examined.losses);
    }
    const ranks = await referee.rank(losses);
    return found
      .map((result, index) => ({ ...result, rank: ranks[index] }))
      .sort((one, other) => one.rank - other.rank || other.test.score - one.test.score);
  };

  const retrainPodium = async (of: RefereedClass, round: number): Promise<void> => {
    const { row, live } = of;
    const played = live.room.session().rounds[round];
    if (played?.state !== "closed") return;
    const [train, validation] = await Promise.all([
      splitOf(of, round, "train"),
      splitOf(of, round, "validation"),
    ]);
    for (const { participant, run } of leaderboard(live.room.session(), round).slice(0, PODIUM)) {
      if (!run.verdict || run.reproduction) continue;
      const kept = await findCheckpoint(db, row.id, participant.id, round);
      if (kept?.run !== run.number) continue;
      const outcome = await referee.retrain({
        trained: trainedIn(run, kept),
        seed: played.seed,
        train,
        validation,
        exact: run.device.backend === "simd",
        patience: RETRAINING_PATIENCE_MS,
      });
      live.room.ask(SYSTEM, { type: "reproduce-run", participant: participant.id, run: run.number, outcome });
    }
  };

  return {
    take(of, checkpoint) {
      return inTurn(of.live, async () => {
        const run = of.live.room.session().participants[checkpoint.participant]?.runs[checkpoint.run];
        if (!run) return "no-such-run";
        if (!isOfRun(of, run, checkpoint)) return "not-a-checkpoint";
        return score(of, run, checkpoint);
      });
    },
    openTest(of, round) {
      return inTurn(of.live, async () => {
        const played = of.live.room.session().rounds[round];
        if (played?.state !== "closed") return "round-still-open";
        if (played.test) return null;
        const outcome = of.live.room.ask(SYSTEM, {
          type: "open-test",
          round,
          results: await results(of, round),
        });
        return outcome.ok ? null : outcome.problem.code;
      });
    },
    attend(of) {
      const { phase, rounds, at } = of.live.room.session();
      if (phase.kind === "lobby" || phase.kind === "round") return;
      const done = attended.get(of.live) ?? new Set();
      attended.set(of.live, done);
      rounds.forEach((round, index) => {
        if (round.state !== "closed" || done.has(index)) return;
        if (Math.max(Date.now() - of.row.createdAt.getTime(), at) - round.closedAt < LAST_CHECKPOINTS_MS)
          return;
        done.add(index);
        retrainPodium(of, index).catch((error) =>
          log.error({ err: error, session: of.row.id, round: index }, "a podium was not trained again"),
        );
      });
    },
  };
}

function trainedIn(
  { network, hyperparameters }: Run,
  { step, weights }: Pick<Trained, "step" | "weights">,
): Trained {
  return { settings: { network, hyperparameters }, step, weights };
}

/** Whether these can be the weights of this run: as many as its network has, and all of them numbers. */
function isOfRun({ live }: RefereedClass, run: Run, { weights }: Checkpoint): boolean {
  const challenge = findChallenge(live.room.session().plan.rounds[run.round]?.challenge ?? "");
  if (!challenge) return false;
  const expected = parameterCount(planNetwork(run.network, challenge.featureShape, challenge.task));
  return weights.length === expected && weights.every(Number.isFinite);
}
