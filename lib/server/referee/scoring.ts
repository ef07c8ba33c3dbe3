import { SessionGone } from "@/db/session/log";
import { challengesOfSession } from "@/db/session/own-challenges";
import { splitSeed } from "@/db/session/rounds";
import type { Database } from "@/db/store/client";
import { findChallenge } from "@/lib/challenges/catalogue";
import { climbsLadder } from "@/lib/learning/curves/significance";
import { isOwn } from "@/lib/learning/examples/own-content";
import type { SplitName } from "@/lib/learning/examples/split";
import { scoreRules } from "@/lib/learning/training/score-rules";
import { scoreOf } from "@/lib/session/board/leaderboard";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import {
  agreesWithReport,
  type Findings,
  runToScore as runOfWeights,
  verdictOf,
} from "@/lib/session/room/verdict";
import { drawingsFor } from "../drawn-examples";
import type { LiveRoom } from "../room/live-room";
import type { ClassNetworks } from "./class-networks";
import type { Examined, SealedSplit } from "./examination";
import type { ClassTurns, Referee, Whose } from "./referee";
import { hasWeightsOf, type RefereedClass, type SeatCheckpoint, SYSTEM, trainedIn } from "./refereed-class";

type ScoringPorts = {
  readonly referee: Referee;
  readonly networks: ClassNetworks;
  readonly splits: SealedSplits;
  readonly inTurn: ClassTurns;
  /** Called when a participant's best network of a round has changed. */
  kept(of: RefereedClass, network: { participant: ParticipantId; round: number }): void;
};

/** `underWay`: a signal that cancels it, and a callback for when a thread starts on it. Rejects with the signal's reason when cancelled. */
export type Score = (
  of: RefereedClass,
  checkpoint: SeatCheckpoint,
  underWay: Pick<Whose, "signal" | "begun">,
) => Promise<ProblemCode | null>;

/**
 * Scores checkpoints and records verdicts in the class's log. Resolves to null when that is stored; else to why not. Throws
 * `SessionGone`. A run is checked once: a later upload for it changes nothing, so that nobody can replace weights that were checked,
 * or keep the server busy with one run.
 */
export function createScoring({ referee, networks, splits, inTurn, kept }: ScoringPorts): Score {
  const bestLosses = createBestLosses();

  const score: Score = async (of, checkpoint, underWay) => {
    const { room, journal } = of.live;
    const run = runToScore(of, checkpoint);
    if (typeof run === "string") return run;
    if (!hasWeightsOf(of, run, checkpoint.weights)) return "not-a-checkpoint";
    const [examined, isRunStored] = await Promise.all([
      run.verdict ? null : examine(of, run, checkpoint, underWay),
      // A checkpoint must not be stored before its run is.
      journal.stored(room.session().seq),
    ]);
    if (!isRunStored) return "not-saved";
    if (!examined) return run.verdict ? null : "too-much-to-check";
    const refused = await inTurn(of.live, () => decide(of, checkpoint, examined));
    if (refused) return refused;
    return (await journal.stored(room.session().seq)) ? null : "not-saved";
  };

  /** The findings on validation and, where the round ranks by them, on the training examples. Null when it would take too long. */
  const examine = async (
    of: RefereedClass,
    run: Run,
    checkpoint: SeatCheckpoint,
    underWay: Pick<Whose, "signal" | "begun">,
  ): Promise<Findings<Examined> | null> => {
    const trained = trainedIn(run, checkpoint);
    const whose = {
      of: { group: of.live, member: checkpoint.participant },
      urgency: "usual",
      ...underWay,
    } as const;
    const validation = await referee.examine(
      trained,
      await splits(of, run.round, "validation", checkpoint.participant),
      whose,
    );
    if (!validation || run.ranking.on === "validation") return validation && { validation, train: null };
    const train = await referee.examine(
      trained,
      await splits(of, run.round, "train", checkpoint.participant),
      whose,
    );
    return train && { validation, train };
  };

  /** To be called in turn, so that nothing else changes the class's scores meanwhile. */
  const decide = async (
    of: RefereedClass,
    checkpoint: SeatCheckpoint,
    findings: Findings<Examined>,
  ): Promise<ProblemCode | null> => {
    const run = runToScore(of, checkpoint);
    if (typeof run === "string") return run;
    if (run.verdict) return null;
    const { participant, step, weights } = checkpoint;
    const agrees = agreesWithReport(run, findings);
    const best = await networks.best(of, participant, run.round);
    const ranked = findings.train ?? findings.validation;
    const climbs = !agrees || (await climbsBoard(of, checkpoint, best, ranked));
    if (agrees && climbs && isBetter(ranked.evaluation.score, run, best)) {
      const { round, number } = run;
      await networks.keep(of, { participant, round, run: number, step, weights });
      bestLosses.keep(of.live, { participant, round, run: number, losses: ranked.losses });
      kept(of, { participant, round });
    }
    const verdict = verdictOf(step, findings, { agrees, climbs });
    const said = of.live.room.ask(SYSTEM, { type: "score-run", participant, run: run.number, verdict });
    return said.ok ? null : said.problem.code;
  };

  /**
   * Whether this run counts on the board: on a Ladder, only if it beats the participant's best run by more than chance. `ranked`: what was
   * found on the examples that the round ranks by.
   */
  const climbsBoard = async (
    of: RefereedClass,
    { participant, run: number }: SeatCheckpoint,
    best: Run | null,
    ranked: Examined,
  ): Promise<boolean> => {
    if (!best || best.number === number) return true;
    if (!of.live.room.session().plan.rounds[best.round]!.ladder) return true;
    const known = bestLosses.of(of.live, participant, best);
    if (known) return climbsLadder(ranked.losses, known);
    const network = await networks.network(of, participant, best.round);
    const whose = { of: { group: of.live, member: participant }, urgency: "usual" } as const;
    const split = await splits(of, best.round, best.ranking.on, participant);
    const before = network && (await referee.examine(trainedIn(network.run, network.kept), split, whose));
    return !before || climbsLadder(ranked.losses, before.losses);
  };

  return score;
}

/** The run of a checkpoint, if it can be scored (see `runToScore` of the session's). */
export function runToScore(
  { live }: RefereedClass,
  sent: Omit<SeatCheckpoint, "weights">,
): Run | ProblemCode {
  return runOfWeights(live.room.session(), sent, findChallenge);
}

/** Caches the losses of each participant's best network of each round, to compare the next one with. After a restart they are computed again. */
function createBestLosses() {
  type Kept = { participant: ParticipantId; round: number; run: number; losses: Float64Array };
  const rooms = new WeakMap<LiveRoom, Map<string, Kept>>();
  return {
    of(live: LiveRoom, participant: ParticipantId, { round, number }: Run): Float64Array | null {
      const kept = rooms.get(live)?.get(`${participant} ${round}`);
      return kept?.run === number ? kept.losses : null;
    },
    keep(live: LiveRoom, kept: Kept): void {
      const ofRoom = rooms.get(live) ?? new Map<string, Kept>();
      rooms.set(live, ofRoom.set(`${kept.participant} ${kept.round}`, kept));
    },
  };
}

/** Whether a run beats the stored one; among equals the earlier wins, as on the board. A run may be stored without a verdict if the server died in between: it is stored again. */
function isBetter(score: number, run: Run, best: Run | null): boolean {
  if (!best || best.number === run.number) return true;
  return score === scoreOf(best) ? run.number < best.number : score > scoreOf(best);
}

/**
 * A round's split in the form that the referee's threads take, for judging the network of `participant`: where the class has drawn the examples, nothing of theirs is in it. Throws
 * `SessionGone`.
 */
export type SealedSplits = (
  of: RefereedClass,
  round: number,
  name: SplitName,
  participant: ParticipantId,
) => Promise<SealedSplit>;

/** Looks up each split of a class once, since it never changes. */
export function createSealedSplits(db: Database): SealedSplits {
  const rooms = new WeakMap<LiveRoom, Map<string, SealedSplit>>();
  const splitOf = async ({ row, live }: RefereedClass, round: number, name: SplitName) => {
    const ofRoom = rooms.get(live) ?? new Map<string, SealedSplit>();
    rooms.set(live, ofRoom);
    const known = ofRoom.get(`${round} ${name}`);
    if (known) return known;
    const seed = await splitSeed(db, row.id, round, name);
    if (seed === null) throw new SessionGone(`Session ${row.id} is gone.`);
    const { plan, rules } = live.room.session();
    const { challenge } = plan.rounds[round]!;
    const [stored] = isOwn(challenge) ? await challengesOfSession(db, row.id, challenge) : [];
    const split = {
      challenge,
      own: stored?.content,
      name,
      seed,
      floor: scoreRules(rules).floor,
    };
    ofRoom.set(`${round} ${name}`, split);
    return split;
  };
  return async (of, round, name, author) => {
    const split = await splitOf(of, round, name);
    const session = of.live.room.session();
    const words = session.plan.rounds[round]?.drawings;
    const drawings = drawingsFor(session, round);
    return words && drawings ? { ...split, drawn: { words, drawings, author } } : split;
  };
}
