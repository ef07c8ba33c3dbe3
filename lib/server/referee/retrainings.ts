import { findChallenge } from "@/lib/challenges/catalogue";
import { lastPoint } from "@/lib/learning/curves/curve";
import { MOST_RETRAINING_FLOP, retrainingFlop } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { ENGINE_HARDWARE, type EngineName } from "@/lib/learning/training/engine-choice";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import { drawingsFor } from "../drawn-examples";
import type { Logger } from "../logger";
import type { LiveRoom } from "../room/live-room";
import type { ClassNetworks } from "./class-networks";
import type { Urgency } from "./fair-turns";
import type { ClassTurns, Referee } from "./referee";
import { type RefereedClass, SYSTEM, trainedIn } from "./refereed-class";
import type { Retrained } from "./retraining";
import type { SealedSplits } from "./scoring";
import { aborted, type SealedResults } from "./sealed-results";

/** Trains runs of classes again, each once and of each class one at a time, and records the outcome in the log. */
export type Retrainings = {
  /** To be called at every tick: takes the best placed run that is due, if none of the class is being trained. */
  attend(of: RefereedClass): void;
  /** Trains what is due in a closed round until nothing is, or `late`. */
  finish(of: RefereedClass, round: number, late: AbortSignal): Promise<void>;
  /** Trains these, best first, if that has not been done, until `late`. Resolves to whether any was. */
  confirm(of: RefereedClass, runs: readonly RunKey[], late: AbortSignal): Promise<boolean>;
};

type RunKey = { readonly participant: ParticipantId; readonly run: RunNumber };

export type RetrainingsPorts = {
  readonly referee: Referee;
  readonly networks: ClassNetworks;
  readonly splits: SealedSplits;
  readonly results: Pick<SealedResults, "renew">;
  readonly inTurn: ClassTurns;
  readonly log: Logger;
};

/** Runs up to this rank are trained again whatever that costs, but no more than `MOST_RUNS` where many share a rank. */
const LAST_RANK = 3;
const MOST_RUNS = 6;

type OfClass = { seq: number; busy: Promise<void> | null; readonly tried: Set<string> };

export function createRetrainings(ports: RetrainingsPorts): Retrainings {
  const { referee, networks, splits, results, inTurn, log } = ports;
  const classes = new WeakMap<LiveRoom, OfClass>();
  const ofClass = (live: LiveRoom): OfClass => {
    const known = classes.get(live) ?? { seq: -1, busy: null, tried: new Set<string>() };
    classes.set(live, known);
    return known;
  };

  const record = async (of: RefereedClass, participant: ParticipantId, run: Run, found: Retrained) => {
    const { outcome, own } = found;
    const { round, number } = run;
    const best = await networks.best(of, participant, round);
    const said = of.live.room.ask(SYSTEM, {
      ...{ type: "reproduce-run", participant, run: number, outcome },
      ...(own && { own: withoutWeights(own) }),
    });
    if (!said.ok || !own || best?.number !== number) return;
    await networks.keep(of, { participant, round, run: number, step: own.step, weights: own.weights });
    results.renew(of, participant, round);
  };

  const retrain = async (of: RefereedClass, { participant, run: number }: RunKey, urgency: Urgency) => {
    const session = of.live.room.session();
    const run = session.participants[participant]?.runs[number];
    const played = run && session.rounds[run.round];
    const best = run && (await networks.network(of, participant, run.round));
    if (!played || played.state === "planned" || !best || best.run.number !== number) return;
    const { round, device, ranking } = run;
    // Somebody has been erased with what they drew: nobody can train on the same examples any more.
    if (played.drawn && played.drawn.count !== drawingsFor(session, round)?.length) return;
    const [train, validation] = [
      await splits(of, round, "train", participant),
      await splits(of, round, "validation", participant),
    ];
    const lastStep = ranking.by === "best-epoch" ? (lastPoint(run.curve)?.step ?? null) : null;
    const trained = trainedIn(run, best.kept);
    const task = { trained, seed: played.seed, train, validation, lastStep, ranksOn: ranking.on };
    const whose = { of: { group: of.live, member: participant }, cost: costOf(of, run), urgency };
    const found = await referee.retrain({ ...task, exact: !isGpu(device.backend) }, whose);
    await inTurn(of.live, () => record(of, participant, run, found));
  };

  const isDue = (of: RefereedClass, { participant, run: number }: RunKey): boolean => {
    const run = of.live.room.session().participants[participant]?.runs[number];
    const isChecked = run?.verdict?.agrees === true && run.reproduction === null;
    return isChecked && !ofClass(of.live).tried.has(`${participant} ${number}`);
  };

  const begin = (of: RefereedClass, key: RunKey, urgency: Urgency): Promise<void> => {
    const state = ofClass(of.live);
    state.tried.add(`${key.participant} ${key.run}`);
    const busy = retrain(of, key, urgency)
      .catch((error) => log.error({ err: error, session: of.row.id, ...key }, "failed to train a run again"))
      .finally(() => {
        state.busy = null;
      });
    state.busy = busy;
    return busy;
  };

  /** Begins the first of these that is due, after the one under way; false if none is, or `late`. */
  const advance = async (of: RefereedClass, due: () => readonly RunKey[], late: AbortSignal) => {
    await Promise.race([ofClass(of.live).busy, aborted(late)]);
    const next = late.aborted ? undefined : due().find((key) => isDue(of, key));
    if (!next) return false;
    await Promise.race([begin(of, next, "waited-for"), aborted(late)]);
    return true;
  };

  return {
    attend(of) {
      const state = ofClass(of.live);
      const { seq, rounds } = of.live.room.session();
      if (state.busy || state.seq === seq) return;
      const due = rounds.flatMap((_, round) => dueIn(of, round));
      const next = due.find((key) => isDue(of, key));
      if (next) void begin(of, next, "usual");
      else state.seq = seq;
    },
    async finish(of, round, late) {
      while (await advance(of, () => dueIn(of, round), late));
    },
    async confirm(of, runs, late) {
      let any = false;
      while (await advance(of, () => runs, late)) any = true;
      return any;
    },
  };
}

function withoutWeights({ step, validation, train }: NonNullable<Retrained["own"]>) {
  return { step, validation, ...(train && { train }) };
}

/**
 * The ranked runs of a round, the best first, that are to be trained again: all that cost little, and those of the podium once the round is
 * over. None once its test is open.
 */
function dueIn(of: RefereedClass, round: number): RunKey[] {
  const session = of.live.room.session();
  const played = session.rounds[round];
  const isOver = played?.state === "closed" && played.test === null;
  if (!isOver && played?.state !== "running") return [];
  const standings = leaderboard(session, round);
  const podium = new Set(isOver ? podiumOf(standings) : []);
  return standings
    .filter((standing) => podium.has(standing) || costOf(of, standing.run) <= MOST_RETRAINING_FLOP)
    .map(({ participant, run }) => ({ participant: participant.id, run: run.number }));
}

/** The first of these that are on the podium. `ranks`: rising. */
export function podiumOf<Placed extends { readonly rank: number }>(placed: readonly Placed[]): Placed[] {
  return placed.filter(({ rank }, index) => rank <= LAST_RANK && index < MOST_RUNS);
}

function costOf({ live }: RefereedClass, { round, network, hyperparameters, best }: Run): number {
  const challenge = findChallenge(live.room.session().plan.rounds[round]?.challenge ?? "");
  if (!challenge || !best) return Number.POSITIVE_INFINITY;
  const layers = planNetwork(network, challenge.featureShape, challenge.task);
  return retrainingFlop(layers, hyperparameters.batchSize, best.step);
}

/** Whatever else a run says it was trained on has to give the same bits. */
function isGpu(backend: string): boolean {
  return Object.hasOwn(ENGINE_HARDWARE, backend) && ENGINE_HARDWARE[backend as EngineName] === "gpu";
}
