import { strideOf } from "@/lib/learning/training/stride";
import type { Examples, RunSpec, TrainState } from "@/lib/learning/training/training";
import type { SlicePoint, ValleySlice } from "@/lib/learning/training/valley";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import { totalSteps } from "@/lib/trainer/run/run-grid";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { openSimdTraining } from "@/lib/trainer/simd/trainer";
import type { ValleyNetwork } from "./valley-network";
import { along, lengthOf } from "./valley-plane";

/** Points of the curve, which begins behind the start, by a quarter of its length ahead. */
const CURVE_POINTS = 97;
const BEHIND = 0.25;
/** Steps of gradient descent along the line, and of the training. */
const STEPS = 12;
/** The most doublings (or halvings) of a step to bracket the lowest place; then golden-section steps to refine it. */
const DOUBLINGS = 40;
const REFINEMENTS = 24;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** The curve extends this far relative to the lowest place or the landing, whichever is further; but no further than `FURTHEST` times the way to the lowest place. */
const MARGIN = 1.25;
const FURTHEST = 12;
/** The smallest step that makes a difference, as a share of the weights' length. */
const SHORTEST = 1e-6;

/**
 * The loss along the line downhill from where a training stands, and what its learning rate does there. Null if `mayContinue`, which is awaited
 * after every loss, answers false.
 */
export async function measureSlice(
  spec: RunSpec,
  examples: Examples,
  network: ValleyNetwork,
  from: TrainState,
  mayContinue: () => Promise<boolean>,
): Promise<ValleySlice | null> {
  const here = from.weights;
  const { learningRate, optimiser } = spec.hyperparameters;
  const gradient = Float64Array.from(network.gradient(here));
  const slope = lengthOf(gradient);
  const start: SlicePoint = { at: 0, loss: network.loss(here) };
  const same = { step: from.step, sample: network.sample, learningRate, slope };
  const none = { curve: [], lowest: null, descent: [start], taken: [start], landing: null, stride: null };
  if (!(slope > 0 && Number.isFinite(slope) && Number.isFinite(start.loss))) return { ...same, ...none };
  const downhill = gradient.map((value) => -value / slope);
  const place = new Float32Array(here.length);
  const move = (at: number) => {
    for (let index = 0; index < place.length; index++) place[index] = here[index]! + at * downhill[index]!;
    return place;
  };
  const loss = (at: number) => network.loss(move(at));

  const first = Math.max(learningRate * slope, SHORTEST * lengthOf(here));
  const bottom = await lowestPlace(start.loss, first, loss, mayContinue);
  const descent = bottom && (await descend(start, network, move, downhill, learningRate, mayContinue));
  const taken = descent && (await takeSteps(spec, examples, network, from, downhill, mayContinue));
  if (!taken) return null;
  const landing = optimiser === "sgd" ? descent[1]! : { at: taken[1]!.at, loss: loss(taken[1]!.at) };
  const { at, isLowest } = bottom;
  const length = MARGIN * Math.min(Math.max(at, landing.at), FURTHEST * at);
  const curve: SlicePoint[] = [];
  for (let point = 0; point < CURVE_POINTS; point++) {
    const where = length * ((1 + BEHIND) * (point / (CURVE_POINTS - 1)) - BEHIND);
    curve.push({ at: where, loss: loss(where) });
    if (!(await mayContinue())) return null;
  }
  const lowest = isLowest ? { at, loss: loss(at) } : null;
  const slice = { ...same, curve, lowest, descent, taken, landing };
  const training = { optimiser, steps: totalSteps(spec, examples), guess: network.guess };
  return { ...slice, stride: strideOf(slice, training) };
}

/** Gradient descent restricted to the line. It ends early if the loss is no longer finite. */
async function descend(
  start: SlicePoint,
  network: ValleyNetwork,
  move: (at: number) => Float32Array,
  downhill: Float64Array,
  learningRate: number,
  mayContinue: () => Promise<boolean>,
): Promise<SlicePoint[] | null> {
  const places = [start];
  for (let step = 0, { at } = start; step < STEPS; step++) {
    const gradient = network.gradient(move(at));
    at -= learningRate * gradient.reduce((sum, value, index) => sum + value * downhill[index]!, 0);
    const loss = network.loss(move(at));
    places.push({ at, loss });
    if (!(await mayContinue())) return null;
    if (!Number.isFinite(loss)) break;
  }
  return places;
}

/** The training's own next steps, on a copy. */
async function takeSteps(
  spec: RunSpec,
  { train, validation }: Examples,
  network: ValleyNetwork,
  from: TrainState,
  downhill: Float64Array,
  mayContinue: () => Promise<boolean>,
): Promise<SlicePoint[] | null> {
  const order = createBatchOrder(spec.seed, train.count, spec.hyperparameters.batchSize, from.step);
  const trainer = (await openSimdTraining(trainingPlan(spec), { train, validation }, { ...from, order }))!;
  const taken = [{ at: 0, loss: network.loss(from.weights) }];
  for (let step = 0; step < STEPS; step++) {
    trainer.train(1);
    const weights = trainer.weights();
    const loss = network.loss(weights);
    taken.push({ at: along(weights, from.weights, downhill), loss });
    if (!(await mayContinue())) return null;
    if (!Number.isFinite(loss)) break;
  }
  return taken;
}

/**
 * The first minimum ahead: bracketed by steps that double while the loss falls (or halve until it does), then refined by golden-section search.
 * If the loss keeps falling as far as it is followed, the furthest place, with `isLowest` false.
 */
async function lowestPlace(
  startLoss: number,
  first: number,
  loss: (at: number) => number,
  mayContinue: () => Promise<boolean>,
): Promise<{ at: number; isLowest: boolean } | null> {
  let step = first;
  let lower = loss(step);
  for (let times = 0; times < DOUBLINGS && !(lower < startLoss); times++) {
    step /= 2;
    lower = loss(step);
    if (!(await mayContinue())) return null;
  }
  let beyond = 2 * step;
  for (let times = 0; ; times++) {
    const next = loss(beyond);
    if (!(await mayContinue())) return null;
    if (!(next < lower)) break;
    if (times === DOUBLINGS) return { at: beyond, isLowest: false };
    step = beyond;
    lower = next;
    beyond *= 2;
  }
  let [low, high] = [step / 2, beyond];
  let [one, other] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [lossOfOne, lossOfOther] = [loss(one), loss(other)];
  for (let times = 0; times < REFINEMENTS; times++) {
    if (lossOfOne < lossOfOther) {
      [high, other, lossOfOther] = [other, one, lossOfOne];
      one = high - GOLDEN * (high - low);
      lossOfOne = loss(one);
    } else {
      [low, one, lossOfOne] = [one, other, lossOfOther];
      other = low + GOLDEN * (high - low);
      lossOfOther = loss(other);
    }
    if (!(await mayContinue())) return null;
  }
  return { at: (low + high) / 2, isLowest: true };
}
