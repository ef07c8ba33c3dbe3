import { type Hump, humpOf } from "@/lib/learning/curves/hump";
import type { Task } from "@/lib/learning/examples/task";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { Network } from "@/lib/learning/network/network";
import { median } from "@/lib/learning/numbers/median";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import type { Exercise } from "@/lib/session/decide/decision";
import { hasDiverged } from "@/lib/session/insights/run-diagnosis";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { recitedBy } from "./class-words";
import { isSetAside, scoreOn, splitInView } from "./leaderboard";

/** A run as a dot in a picture of the class. */
export type Dot = { readonly participant: ParticipantId; readonly run: RunNumber };
type Measured = { readonly participant: ParticipantId; readonly run: Run };

/** A run by its learning rate and its score, on the examples whose scores may be shown (`splitInView`). */
export type RateDot = Dot & {
  readonly optimiser: Optimiser;
  readonly rate: number;
  readonly score: number;
  readonly diverged: boolean;
};

export type RateScatter = {
  readonly dots: readonly RateDot[];
  /** The optimiser that most runs used, to which `hump` refers, since rates mean something different to each. Null without runs. */
  readonly optimiser: Optimiser | null;
  readonly hump: Hump;
};

/** A run by its size and its final losses. `recited`: of a network of letters, the share (0–1) of its last words that it recited, if they were counted. */
type SizeDot = Dot & {
  readonly parameters: number;
  readonly trainLoss: number;
  readonly validationLoss: number;
  readonly recited?: number | undefined;
};

export type SizeScatter = {
  readonly dots: readonly SizeDot[];
  /** The best sizes; its medians are validation losses. */
  readonly hump: Hump;
  /**
   * Median training loss of the runs above the best sizes, and at them; null if there are none. Lower above: the larger networks have
   * memorised more.
   */
  readonly trainAbove: number | null;
  readonly trainBest: number | null;
  /** Median recited shares (0–1) of the same runs, as far as their words were counted; null if there is nothing to compare. */
  readonly recited: { readonly above: number; readonly best: number } | null;
};

/** Scores closer than this count as equally good. */
const POINTS_APART = 5;
/** The same for losses, as a share of the lowest one. */
const LOSS_APART = 0.1;

/** Learning rate against score for every measured run of a round. `task`: the round's; null if unknown. */
export function rateScatter(session: Session, round: number, task: Task | null): RateScatter {
  const on = splitInView(session, round);
  const dots = measured(session, round).map((dot): RateDot => {
    const { optimiser, learningRate: rate } = dot.run.hyperparameters;
    const which = { participant: dot.participant, run: dot.run.number, optimiser };
    return { ...which, rate, score: scoreOn(dot.run, on), diverged: hasDiverged(dot.run, task) };
  });
  const optimiser = commonest(dots.map((dot) => dot.optimiser));
  const alike = dots.filter((dot) => dot.optimiser === optimiser);
  return {
    dots,
    optimiser,
    hump: humpOf(
      alike.map(({ rate, score }) => ({ x: rate, y: score })),
      POINTS_APART,
    ),
  };
}

/**
 * Parameters against both losses for every run of a round that has ended without diverging; not to be shown to a class before
 * `splitInView` says so.
 */
export function sizeScatter(session: Session, round: number, exercise: Exercise): SizeScatter {
  const dots = measured(session, round)
    .filter(({ run }) => run.end !== null && !hasDiverged(run, exercise.task))
    .map((dot): SizeDot => {
      const { trainLoss, validationLoss } = dot.run.curve;
      const recited = recitedBy(dot.run);
      return {
        participant: dot.participant,
        run: dot.run.number,
        parameters: sizeOf(dot.run.network, exercise),
        trainLoss: trainLoss[trainLoss.length - 1]!,
        validationLoss: validationLoss[validationLoss.length - 1]!,
        ...(recited !== null && { recited }),
      };
    });
  const lowest = Math.min(...dots.map(({ validationLoss }) => validationLoss));
  const points = dots.map(({ parameters, validationLoss }) => ({ x: parameters, y: -validationLoss }));
  const found = humpOf(points, LOSS_APART * (dots.length === 0 ? 1 : lowest));
  const within = (stretch: Hump["best"]) =>
    dots.filter(({ parameters }) => stretch && parameters >= stretch.from && parameters <= stretch.to);
  const trainFor = (stretch: Hump["best"]) =>
    stretch &&
    median(
      within(stretch).map(({ trainLoss }) => trainLoss),
      "upper",
    );
  const recitedFor = (stretch: Hump["best"]) => {
    const shares = within(stretch).flatMap(({ recited }) => recited ?? []);
    return shares.length === 0 ? null : median(shares, "upper");
  };
  const asLoss = (stretch: Hump["best"]) => stretch && { ...stretch, median: -stretch.median };
  const hump = {
    worse: found.worse,
    best: asLoss(found.best),
    below: asLoss(found.below),
    above: asLoss(found.above),
  };
  const [above, best] = [recitedFor(found.above), recitedFor(found.best)];
  return {
    ...{ dots, hump, trainAbove: trainFor(found.above), trainBest: trainFor(found.best) },
    recited: above === null || best === null ? null : { above, best },
  };
}

/** The runs that count in a picture: measured, and not set aside. */
function measured(session: Session, round: number): Measured[] {
  return session.participants
    .filter(({ removed }) => !removed)
    .flatMap((participant) =>
      participant.runs
        .filter((run) => run.round === round && run.best !== null && !isSetAside(run))
        .map((run) => ({ participant: participant.id, run })),
    );
}

const sizes = new WeakMap<Network, number>();

/** The parameters of a network. Cached by network: every event makes a new `Run`, but a run keeps its network object. */
export function sizeOf(network: Network, { featureShape, task }: Exercise): number {
  const size = sizes.get(network) ?? parameterCount(planNetwork(network, featureShape, task));
  sizes.set(network, size);
  return size;
}

function commonest(optimisers: readonly Optimiser[]): Optimiser | null {
  const counts = new Map<Optimiser, number>();
  for (const one of optimisers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).at(0)?.[0] ?? null;
}
