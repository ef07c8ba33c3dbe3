import { lastPoint, lengthOf } from "@/lib/learning/curves/curve";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { knownWords, longestWritten, sharesOf, tallyOf } from "@/lib/learning/letters/tally";
import { writeWords } from "@/lib/learning/letters/writer";
import { createRandom, type Seed } from "@/lib/learning/numbers/random";
import { type Settings, stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type { RunSpec } from "@/lib/learning/training/training";
import { openTrained } from "@/lib/trainer/simd/trained";
import { classData, trainWhole } from "./rehearsed-run";

/** What the guide says of networks of letters: for each claim, the share of seeds with which it held. */
type LettersRehearsal = Readonly<Record<`letters_${string}`, number>>;

/** What is written is counted on so many words. */
const WORDS = 500;
const CONTEXT = 8;
const NAMES_EPOCHS = 20;

/** Networks of dinosaur names of four sizes, and one of first names, trained once with each seed. */
export async function rehearseLetters(
  { dinosaurs, firstNames }: { readonly dinosaurs: Challenge; readonly firstNames: Challenge },
  seeds: readonly Seed[],
): Promise<LettersRehearsal> {
  const held: Record<string, boolean>[] = [];
  for (const seed of seeds) {
    const sized = (units: number) => trainedNetwork(dinosaurs, withUnits(dinosaurs, units), seed);
    const [two, eight, ...large] = [await sized(2), await sized(8), await sized(128), await sized(256)];
    const names = await trainedNetwork(firstNames, withEpochs(firstNames, NAMES_EPOCHS), seed);
    held.push({
      letters_two_units_end_near_2_1: isNear(two.validation, 2.1, 0.1),
      letters_eight_units_end_near_1_9: isNear(eight.validation, 1.9),
      letters_large_fall_to_0_6: large.every(({ train }) => isNear(train, 0.6)),
      letters_large_climb_to_2_7: large.every(({ validation }) => isNear(validation, 2.7, 0.1)),
      letters_large_recite_half: large.every(({ recited }) => isNear(recited, 0.5, 0.1)),
      letters_small_recite_hardly: Math.max(two.recited, eight.recited) < 0.05,
      letters_large_best_ranks_as_high: large.every(({ best }) => best >= eight.best),
      letters_names_below_2_35_in_an_epoch: names.afterOneEpoch <= 2.35,
      letters_names_end_near_2_1: isNear(names.validation, 2.1),
    });
  }
  const claims = Object.keys(held[0] ?? {});
  const shareOf = (claim: string) => held.filter((one) => one[claim]).length / held.length;
  return Object.fromEntries(claims.map((claim) => [claim, shareOf(claim)]));
}

function isNear(value: number, told: number, within = 0.05): boolean {
  return Math.abs(value - told) <= within;
}

function withUnits({ preset: { hyperparameters } }: Challenge, units: number): Settings {
  const layers = [
    { kind: "context", length: CONTEXT, embedding: null } as const,
    { kind: "dense", units, activation: "tanh" } as const,
  ];
  return { network: { layers }, hyperparameters };
}

function withEpochs({ preset: { network, hyperparameters } }: Challenge, epochs: number): Settings {
  return { network, hyperparameters: { ...hyperparameters, epochs } };
}

/** Losses at the end, the lowest validation loss of the first epoch, the score of the best one, and the share of written words that are recited. */
async function trainedNetwork(challenge: Challenge, settings: Settings, seed: Seed) {
  const { task, featureShape } = challenge;
  if (task.kind !== "next-letter") throw new Error(`The challenge ${challenge.id} has no letters.`);
  const data = classData(challenge, seed);
  const spec: RunSpec = { ...settings, task, featureShape, seed: data.roundSeed };
  const { curve, best, last } = await trainWhole(spec, data);
  const engine = await openTrained(spec, last!.weights, data);
  const known = knownWords(data, task.alphabet);
  const written = await writeWords({
    ...{ alphabet: task.alphabet, temperature: 1, beginning: "", count: WORDS },
    random: createRandom(seed),
    longest: longestWritten(known),
    predict: async (inputs, count) => engine.predict(inputs, count),
  });
  const words = (written ?? []).map(({ word }) => word);
  const perEpoch = stepsPerEpoch(data.train.count, settings.hyperparameters.batchSize);
  const first = Array.from({ length: lengthOf(curve) }, (_, at) => at).filter(
    (at) => curve.step[at]! <= perEpoch,
  );
  const { trainLoss, validationLoss } = lastPoint(curve)!;
  return {
    train: trainLoss,
    validation: validationLoss,
    afterOneEpoch: Math.min(...first.map((at) => curve.validationLoss[at]!)),
    best: best!.point.validationScore,
    recited: sharesOf(tallyOf(words, known)).recited,
  };
}
