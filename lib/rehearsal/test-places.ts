import { testPlaces } from "@/lib/learning/curves/test-places";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { classCount } from "@/lib/learning/examples/task";
import { createRandom, type Random, type Seed, shuffle } from "@/lib/learning/numbers/random";
import { evaluate, exampleLosses } from "@/lib/learning/training/evaluation";
import { type Hyperparameters, stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

/** How reliable the places on a test are, as shares of simulated classes: the worse of classification and regression. */
export type PlacesRehearsal = {
  /** Of classes of 30 equal models: in how many somebody is placed below place 1. */
  readonly equal_models_misplaced: number;
  /** Of classes of 15 in which two models are 10 points of score apart: in how many the better one has the better place. */
  readonly models_told_apart: number;
};

const EQUALS = 30;
const CLASS = 15;
const POINTS_APART = 10;
/** Most tests have 2,000 examples: on fewer, less is told apart. How many equals are misplaced hardly depends on it. */
const EXAMPLES = { equals: 500, apart: 1_000 };
/** Whether two models are told apart is known after a fifth of the classes that it takes to find a rare mistake. */
const CLASSES_APART = 1 / 5;

/** `classes`: how many of equal models are simulated for each of the challenges. */
export async function rehearsePlaces(
  challenges: readonly Challenge[],
  seed: Seed,
  classes = 1_000,
): Promise<PlacesRehearsal> {
  const random = createRandom(seed);
  const found: PlacesRehearsal[] = [];
  for (const challenge of challenges) {
    const models = await trainModels(challenge, seed);
    const misplaced = shareOf(classes, () => {
      const equals = drawnClass(models, new Array<number>(EQUALS).fill(0), EXAMPLES.equals, random);
      return testPlaces(equals).some((place) => place > 1);
    });
    const share = models.shareOf(POINTS_APART);
    const apart = shareOf(Math.ceil(classes * CLASSES_APART), () => {
      // The others are anywhere from the better one of the two to as much below the worse one.
      const others = Array.from({ length: CLASS - 2 }, () => 2 * share * random());
      const drawn = drawnClass(models, [0, share, ...others], EXAMPLES.apart, random);
      const [better, worse] = testPlaces(drawn);
      return better! < worse!;
    });
    found.push({ equal_models_misplaced: misplaced, models_told_apart: apart });
  }
  return {
    equal_models_misplaced: Math.max(...found.map((each) => each.equal_models_misplaced)),
    models_told_apart: Math.min(...found.map((each) => each.models_told_apart)),
  };
}

function shareOf(classes: number, happens: () => boolean): number {
  let count = 0;
  for (let drawn = 0; drawn < classes; drawn++) if (happens()) count++;
  return count / classes;
}

/** The losses of trained networks on one large test, and of the same networks when they had hardly been trained. */
type Models = {
  readonly good: readonly Float64Array[];
  readonly poor: readonly Float64Array[];
  /** The share of examples on which a model has to be a poor one to come out so many points of score worse. */
  shareOf(points: number): number;
};

/** A real network of the challenge. */
const NETWORK = { layers: [{ kind: "dense", units: 8, activation: "tanh" } as const] };
const HYPERPARAMETERS: Hyperparameters = {
  ...{ learningRate: 0.02, optimiser: "adam", batchSize: 20, epochs: 30, weightDecay: 0 },
};
const POOR_EPOCHS = 3;

async function trainModels(challenge: Challenge, seed: Seed): Promise<Models> {
  const { task, featureShape } = challenge;
  const examples: Examples = {
    train: challenge.makeSplit("train", seed),
    validation: challenge.makeSplit("test", seed),
  };
  const { train, validation: test } = examples;
  const perEpoch = stepsPerEpoch(train.count, HYPERPARAMETERS.batchSize);
  const good: Float64Array[] = [];
  const poor: Float64Array[] = [];
  for (let model = 0; model < EQUALS; model++) {
    const spec: RunSpec = {
      ...{ task, featureShape, network: NETWORK, hyperparameters: HYPERPARAMETERS },
      seed: seed + model,
    };
    const engine = (await openSimdEngine(spec, examples))!;
    const losses = async () => exampleLosses(await engine.outputs("validation", 0, test.count), test, task);
    await engine.train(POOR_EPOCHS * perEpoch);
    poor.push(await losses());
    await engine.train((HYPERPARAMETERS.epochs - POOR_EPOCHS) * perEpoch);
    good.push(await losses());
  }
  const between = meanOf(poor) - meanOf(good);
  return { good, poor, shareOf: (points) => (points / 100) * (guessLoss(challenge, test) / between) };
}

function meanOf(losses: readonly Float64Array[]): number {
  const all = losses.flatMap((own) => [...own]);
  return all.reduce((sum, loss) => sum + loss, 0) / all.length;
}

/** The loss at which the score is 0. */
function guessLoss({ task }: Challenge, test: Examples["validation"]): number {
  const classes = classCount(task);
  if (classes !== null) return Math.log(classes);
  const shifted = Float32Array.from(test.labels, (label) => label + 0.1);
  const { loss, score } = evaluate(shifted, test, task);
  return loss / (1 - score / 100);
}

/**
 * The losses of a class on a test of its own. Each example is one of the pool. On it the models have the losses of different networks in
 * random order, so that none is better than another but for its `shares`: how often it is a poor one. Examples that are hard for one are hard for all.
 */
function drawnClass(
  { good, poor }: Models,
  shares: readonly number[],
  examples: number,
  random: Random,
): Float64Array[] {
  const losses = shares.map(() => new Float64Array(examples));
  const networks = Int32Array.from(good, (_, network) => network);
  const pool = good[0]!.length;
  for (let example = 0; example < examples; example++) {
    const drawn = Math.floor(random() * pool);
    shuffle(networks, random);
    for (const [model, share] of shares.entries()) {
      const from = share > 0 && random() < share ? poor : good;
      losses[model]![example] = from[networks[model]!]![drawn]!;
    }
  }
  return losses;
}
