import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import {
  CLASS_VALLEY_SIZE,
  type ClassValley,
  type Extent,
  MOST_VALLEY_PARAMETERS,
  type Place,
  placeOf,
  type ReferenceRun,
  START,
  type ValleyDirections,
  withoutDropout,
} from "@/lib/learning/training/class-valley";
import { LEARNING_RATE_RANGE, stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import { symmetricEigen } from "@/lib/learning/training/symmetric-eigen";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import { stepCost } from "@/lib/trainer/run/cost";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { openSimdTraining, type SimdTraining } from "@/lib/trainer/simd/trainer";
import { openValleyNetwork } from "./valley-network";

/** Learning rates that are tried for the references: two a decade, over all that optimisers need. */
const RATES = [3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3].filter(
  (rate) => rate >= LEARNING_RATE_RANGE.min && rate <= LEARNING_RATE_RANGE.max,
);
const REFERENCES = 3;
/** Places of a reference run that are kept, besides its start. */
const STOPS = 60;
/** Floating-point operations of all trials: well under a second. Trials of a larger round are shorter than its runs. */
const TRIALS_FLOP = 2e9;
/** A run whose loss is ever above so many times the first one leaps about, and would take the plane for itself. */
const STEADY = 1.1;
/** A rate whose loss ends above this share of the first one has not gone downhill. */
const DOWNHILL = 0.99;
/** How far the grid extends beyond the references' paths, as a share of their extent. */
const MARGIN = 0.25;
/** Losses above so many times the first one are too high to matter. */
const HIGHEST = 100;

type Reference = {
  readonly learningRate: number;
  readonly path: readonly Float32Array[];
  readonly loss: number;
};

/**
 * Measures the landscape on which everybody in a round trains `spec`: a plane through the initial weights, spanned by the first two principal
 * components, not centred, of a few reference runs. Null when the network is too large, or nothing goes downhill from its start.
 */
export async function measureClassValley(spec: RunSpec, examples: Examples): Promise<ClassValley | null> {
  const network = withoutDropout(spec.network);
  const plain: RunSpec = { ...spec, network };
  if (parameterCount(planNetwork(network, spec.featureShape, spec.task)) > MOST_VALLEY_PARAMETERS)
    return null;
  const start = initialWeights(plain);
  const references = await referenceRuns(plain, examples, start);
  const directions = principalDirections(references, start);
  if (!directions) return null;
  const places = references.flatMap(({ path }) => path.map((weights) => placeOf(weights, start, directions)));
  const [across, up] = square([START, ...places]);
  const landscape = await openValleyNetwork(plain, examples, CLASS_VALLEY_SIZE ** 2);
  const limit = HIGHEST * landscape.loss(start);
  const losses = new Float64Array(CLASS_VALLEY_SIZE ** 2);
  const at = new Float32Array(start.length);
  for (let index = 0; index < losses.length; index++) {
    const x = along(across, index % CLASS_VALLEY_SIZE);
    const y = along(up, Math.floor(index / CLASS_VALLEY_SIZE));
    for (let part = 0; part < at.length; part++)
      at[part] = start[part]! + x * directions.across[part]! + y * directions.up[part]!;
    const loss = landscape.loss(at);
    losses[index] = loss <= limit ? loss : Number.POSITIVE_INFINITY;
  }
  const held = references.map((reference): ReferenceRun => {
    const { learningRate } = reference;
    return { learningRate, held: shareHeld(reference, start, directions) };
  });
  return { network, directions, across, up, losses, references: held };
}

/** The run that ends lowest, and those at the next lower rates, the lowest rate first. None has diverged, so none takes the plane for itself. */
async function referenceRuns(
  spec: RunSpec,
  examples: Examples,
  start: Float32Array,
): Promise<readonly Reference[]> {
  const { batchSize, epochs } = spec.hyperparameters;
  const { train } = examples;
  const affordable = TRIALS_FLOP / RATES.length / Math.max(1, stepCost(spec, train.count));
  const steps = Math.max(STOPS, Math.min(epochs * stepsPerEpoch(train.count, batchSize), affordable));
  const beginning = () => ({ weights: start, order: createBatchOrder(spec.seed, train.count, batchSize) });
  const trainer = (await openSimdTraining(trainingPlan(spec), examples, beginning()))!;
  const landscape = await openValleyNetwork(spec, examples, STOPS);
  const first = landscape.loss(start);
  const tried = RATES.map((learningRate): Reference => {
    trainer.restart(beginning(), learningRate);
    const path = pathOf(trainer, steps);
    const losses = path.map((weights) => landscape.loss(weights));
    const isSteady = path.length === STOPS && losses.every((loss) => loss <= STEADY * first);
    const last = losses.slice(-STOPS / 4);
    const loss = last.reduce((sum, one) => sum + one, 0) / last.length;
    return {
      learningRate,
      path,
      loss: isSteady && loss < DOWNHILL * first ? loss : Number.POSITIVE_INFINITY,
    };
  });
  const best = tried.reduce((lowest, one, index) => (one.loss < tried[lowest]!.loss ? index : lowest), 0);
  return tried
    .slice(Math.max(0, best - REFERENCES + 1), best + 1)
    .filter(({ loss }) => Number.isFinite(loss));
}

/** Evenly spaced places of a run; fewer than `STOPS` when it has diverged. */
function pathOf(trainer: SimdTraining, steps: number): Float32Array[] {
  const path: Float32Array[] = [];
  let taken = 0;
  for (let stop = 1; stop <= STOPS; stop++) {
    const until = Math.round((stop * steps) / STOPS);
    trainer.train(until - taken);
    taken = until;
    const weights = trainer.weights();
    if (!weights.every(Number.isFinite)) break;
    path.push(weights);
  }
  return path;
}

/** The first two principal components of how the references moved from the start, from the products of their places. Null if they hardly moved. */
function principalDirections(references: readonly Reference[], start: Float32Array): ValleyDirections | null {
  const moves = references.flatMap(({ path }) =>
    path.map((weights) => Float64Array.from(weights, (weight, at) => weight - start[at]!)),
  );
  const products = moves.map((one) => Float64Array.from(moves, (other) => dot(one, other)));
  const [first, second] = symmetricEigen(products);
  if (!first || !second || !(second.value > 0)) return null;
  const direction = (vector: Float64Array) => {
    const sum = new Float64Array(start.length);
    for (const [index, move] of moves.entries())
      for (let at = 0; at < sum.length; at++) sum[at]! += vector[index]! * move[at]!;
    // Away from the start, so that the class rolls the same way whatever sign the components happen to have.
    const length = Math.sqrt(dot(sum, sum)) * (dot(sum, moves.at(-1)!) < 0 ? -1 : 1);
    return Float32Array.from(sum, (value) => value / length);
  };
  return { across: direction(first.vector), up: direction(second.vector) };
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}

function shareHeld(
  { path }: Pick<Reference, "path">,
  start: Float32Array,
  directions: ValleyDirections,
): number {
  let [held, all] = [0, 0];
  for (const weights of path) {
    const { across, up } = placeOf(weights, start, directions);
    held += across ** 2 + up ** 2;
    for (let at = 0; at < start.length; at++) all += (weights[at]! - start[at]!) ** 2;
  }
  return Math.min(1, held / all);
}

/** The smallest square with a margin that holds these places. */
function square(places: readonly Place[]): [across: Extent, up: Extent] {
  const extent = (values: readonly number[]) => ({ low: Math.min(...values), high: Math.max(...values) });
  const [x, y] = [extent(places.map(({ across }) => across)), extent(places.map(({ up }) => up))];
  const half = (0.5 + MARGIN) * Math.max(x.high - x.low, y.high - y.low);
  const around = ({ low, high }: Extent): Extent => ({
    low: Math.fround((low + high) / 2 - half),
    high: Math.fround((low + high) / 2 + half),
  });
  return [around(x), around(y)];
}

function along({ low, high }: Extent, index: number): number {
  return low + ((high - low) * index) / (CLASS_VALLEY_SIZE - 1);
}
