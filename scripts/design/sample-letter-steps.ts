import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { alphabetOf, symbolCount, textOf } from "@/lib/learning/letters/alphabet";
import { letterSplit } from "@/lib/learning/letters/letter-split";
import { type Layer, MAX_CONTEXT } from "@/lib/learning/network/network";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import NAMES from "@/lib/testing/session/first-names.json";
import { openTracer } from "@/lib/trainer/lens/tracer";

/** A step of a network of letters, after some training. */
export type LetterStep = {
  readonly challenge: ChallengeInfo;
  readonly settings: Settings;
  readonly trace: StepTrace;
};

const DENSE: Layer = { kind: "dense", units: 32, activation: "tanh" };
const DROPOUT: Layer = { kind: "dropout", rate: 0.2 };

/** Networks of letters, in both directions of writing. */
export async function letterSteps(): Promise<{
  readonly oneHot: LetterStep;
  readonly embedded: LetterStep;
  readonly arabic: LetterStep;
}> {
  const oneHot: Layer = { kind: "context", length: 8, embedding: null };
  const embedded: Layer = { kind: "context", length: 5, embedding: 10 };
  return {
    oneHot: await letterStep("en", [oneHot, DENSE]),
    embedded: await letterStep("en", [embedded, DROPOUT, DENSE]),
    arabic: await letterStep("ar", [{ ...oneHot, length: 4 }, DENSE]),
  };
}

async function letterStep(language: "en" | "ar", layers: Layer[]): Promise<LetterStep> {
  const words = (language === "en" ? NAMES.english : NAMES.arabic).toLowerCase().split(", ");
  const alphabet = alphabetOf(words);
  const train = letterSplit(textOf(words, alphabet));
  const settings: Settings = {
    network: { layers },
    hyperparameters: { learningRate: 0.01, optimiser: "adam", batchSize: 16, epochs: 20, weightDecay: 0 },
  };
  const task = { kind: "next-letter", alphabet } as const;
  const challenge: ChallengeInfo = {
    ...{ id: "moons", task, view: "letters", featureShape: [MAX_CONTEXT, symbolCount(alphabet)] },
    ...{ language, direction: language === "ar" ? "rtl" : "ltr", preset: settings },
    counts: { train: train.count, validation: train.count, test: train.count },
  };
  const spec = { ...settings, task, featureShape: challenge.featureShape, seed: 1 };
  const tracer = await openTracer(spec, { train, validation: train });
  await tracer.skip(600, { now: () => performance.now(), mayContinue: async () => true });
  return { challenge, settings, trace: tracer.next() };
}
