import type { LetterSpaceSight } from "@/components/lab/writing/use-letter-space";
import type { ShownWord } from "@/components/lab/writing/use-writing";
import { append, type Curve, curveOf, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { LetterTask } from "@/lib/learning/examples/task";
import { alphabetOf, textOf } from "@/lib/learning/letters/alphabet";
import { letterNumbers, letterPlane } from "@/lib/learning/letters/letter-space";
import { letterSplit } from "@/lib/learning/letters/letter-split";
import { knownWords, type TallySeries, tallyOf, withTally } from "@/lib/learning/letters/tally";
import { kindOf, writeWords } from "@/lib/learning/letters/writer";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { createRandom, shuffle } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Examples, SplitOutputs } from "@/lib/learning/training/training";
import NAMES from "@/lib/testing/session/first-names.json";
import { createPacing } from "@/lib/trainer/run/pacing";
import { totalSteps } from "@/lib/trainer/run/run-grid";
import { trainingRun } from "@/lib/trainer/run/training-run";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

/** What a lab keeps about a network of letters that was trained in it, and some of what it wrote. */
export type SampleLetters = {
  readonly challenge: ChallengeInfo;
  readonly task: LetterTask;
  readonly settings: Settings;
  readonly examples: Examples;
  readonly curve: Curve;
  readonly tallies: TallySeries;
  readonly words: readonly ShownWord[];
  readonly continued: readonly ShownWord[];
  readonly splitOutputs: SplitOutputs;
  readonly place: LetterSpaceSight["place"];
};

const SETTINGS: Settings = {
  network: {
    layers: [
      { kind: "context", length: 4, embedding: 6 },
      { kind: "dense", units: 64, activation: "tanh" },
    ],
  },
  hyperparameters: { learningRate: 0.01, optimiser: "adam", batchSize: 32, epochs: 12, weightDecay: 0 },
};

/** Trains a network on first names. `beginning`: of some of the words that it writes. */
export async function trainLetters(language: "en" | "ar", beginning: string): Promise<SampleLetters> {
  const names = (language === "en" ? NAMES.english : NAMES.arabic).toLowerCase().split(", ");
  const words = Array.from(shuffle(Uint16Array.from(names.keys()), createRandom(1)), (at) => names[at]);
  const alphabet = alphabetOf(words);
  const part = (from: number, to: number) => letterSplit(textOf(words.slice(from, to), alphabet));
  const examples = { train: part(0, 250), validation: part(250, 500) };
  const task: LetterTask = { kind: "next-letter", alphabet };
  const challenge: ChallengeInfo = {
    ...{ id: "first-names", task, view: "letters", featureShape: [16, [...alphabet].length + 1] },
    ...{ language, direction: language === "ar" ? "rtl" : "ltr", preset: SETTINGS },
    counts: { train: examples.train.count, validation: examples.validation.count, test: 1 },
  };
  const spec = { ...SETTINGS, task, featureShape: challenge.featureShape, seed: 1 };
  const engine = (await openSimdEngine(spec, examples))!;
  const known = knownWords(examples, alphabet);
  const random = createRandom(1);
  const write = async (count: number, temperature: number, begun = "") => {
    const predict = (inputs: Uint8Array, rows: number) => engine.predict(inputs, rows);
    const written = await writeWords({ predict, alphabet, temperature, random, beginning: begun, count });
    return (written ?? []).map((one) => ({ ...one, kind: kindOf(one.word, known.train, known.validation) }));
  };
  let curve = EMPTY_CURVE;
  let tallies: TallySeries = [];
  const moments = trainingRun({
    ...{ spec, examples, engine, now: () => performance.now() },
    pacing: createPacing(totalSteps(spec, examples), "fast"),
    replaceEngine: async () => engine,
    stopped: () => false,
    pause: async () => {},
  });
  for await (const { step, point } of moments) {
    if (!point) continue;
    curve = append(curve, curveOf([point]));
    if (curve.step.length % 8 !== 1) continue;
    const counted = (await write(100, 1)).map(({ word }) => word);
    tallies = withTally(tallies, step, tallyOf(counted, known));
  }
  const numbers = letterNumbers(
    planNetwork(SETTINGS.network, challenge.featureShape, task),
    await engine.weights(),
  )!;
  return {
    ...{ challenge, task, settings: SETTINGS, examples, curve, tallies },
    words: await write(12, 1),
    continued: await write(12, 0.7, beginning),
    splitOutputs: {
      train: await engine.outputs("train", 0, examples.train.count),
      validation: await engine.outputs("validation", 0, examples.validation.count),
    },
    place: { plane: letterPlane(numbers, null)!, from: numbers.from, size: numbers.size },
  };
}
