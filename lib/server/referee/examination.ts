import { findChallenge } from "@/lib/challenges/catalogue";
import { type DrawnChallenge, drawnChallenge } from "@/lib/challenges/class-drawings";
import { knownOwnChallenge } from "@/lib/challenges/own-challenge";
import { type DrawnWords, isClassDrawings, type TakenDrawing } from "@/lib/learning/drawing/class-drawings";
import type { Challenge, ExampleSeed } from "@/lib/learning/examples/challenge";
import { guessOf } from "@/lib/learning/examples/guess";
import type { Split, SplitName } from "@/lib/learning/examples/split";
import { classCount } from "@/lib/learning/examples/task";
import { scoringFlop } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { Evaluation } from "@/lib/learning/training/evaluation";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { WrongLabels } from "@/lib/session/log/events";
import { judge } from "@/lib/trainer/lens/judge";
import { measuredCounts } from "@/lib/trainer/run/run-grid";

/**
 * One split of a round: the challenge that makes it, and the seed it is made from. `own`: what a teacher has made it of, as it is stored, since a thread has no database to
 * read it from, and a text crosses to it in no time. `drawn`: what the class has drawn, where its own drawings are the examples, and whose network it is, which is judged by nothing of its author's.
 */
export type SealedSplit = {
  readonly challenge: string;
  readonly own?: string;
  readonly drawn?: Drawn;
  readonly name: SplitName;
  readonly seed: ExampleSeed;
  /** The floor of the session's scores (see `score-rules`). */
  readonly floor: number;
};

type Drawn = {
  readonly words: DrawnWords;
  readonly drawings: readonly TakenDrawing[];
  readonly author: number;
};

/** A network that somebody trained, after `step` steps. `weights`: flat, laid out as in the trainer's weight layout. */
export type Trained = { readonly settings: Settings; readonly step: number; readonly weights: Float32Array };

/**
 * A network's result on a split: overall, and the loss of each example as the score counts it; NaN of those that its author has drawn. All other numbers are finite; `overflown`
 * says that the network's outputs were not, which never happens at a reported point.
 */
export type Examined = {
  readonly evaluation: Evaluation;
  readonly losses: Float64Array;
  readonly overflown: boolean;
  /** Of training examples of which some have a wrong label. */
  readonly wrongLabels?: WrongLabels;
};

/** Recently made splits: those of the current round and of the one before. */
const KEPT_SPLITS = 8;
const splits = new Map<string, Split>();

export function makeSplit(sealed: SealedSplit): Split {
  const { challenge, name, seed, drawn } = sealed;
  const key = `${challenge} ${name} ${seed} ${drawn && name !== "train" ? drawn.author : ""}`;
  const split = splits.get(key) ?? challengeOf(sealed).makeSplit(name, seed);
  splits.delete(key);
  splits.set(key, split);
  if (splits.size > KEPT_SPLITS) splits.delete(splits.keys().next().value as string);
  return split;
}

/** The latest challenges of teachers that this thread was sent, which are known for as long as they are here. */
const KEPT_OWN = 4;
const held: Challenge[] = [];

export function challengeOf({
  challenge: id,
  own,
  drawn,
}: Pick<SealedSplit, "challenge" | "own" | "drawn">): Challenge {
  if (drawn) return wholeOf(drawn).without(drawn.author);
  if (isClassDrawings(id)) throw new Error("The drawings of the class are missing.");
  const known = findChallenge(id);
  if (known) return known;
  if (own === undefined) throw new Error(`There is no challenge ${id}.`);
  const challenge = knownOwnChallenge(id, own);
  held.push(challenge);
  if (held.length > KEPT_OWN) held.shift();
  return challenge;
}

function wholeOf({ words, drawings }: Drawn): DrawnChallenge {
  return drawnChallenge(words, drawings);
}

/** Floating-point operations of an examination on the challenge's largest split, whichever is asked for, so that whatever can be scored can be tested. */
export function examinationFlop({ network }: Settings, sealed: SealedSplit): number {
  const { featureShape, task, counts } = challengeOf(sealed);
  return scoringFlop(planNetwork(network, featureShape, task), counts);
}

/**
 * Evaluates a trained network on a split: of a training split, on the examples that every point of a run is measured on. Throws when the
 * weights do not fit the network.
 */
export async function examine(trained: Trained, sealed: SealedSplit): Promise<Examined> {
  const challenge = challengeOf(sealed);
  const { task } = challenge;
  const whole = makeSplit(sealed);
  const count =
    sealed.name === "train" ? measuredCounts({ train: whole, validation: whole }).train : whole.count;
  const { floor } = sealed;
  const { network, hyperparameters } = trained.settings;
  const spec = { network, hyperparameters, task, featureShape: challenge.featureShape, floor };
  const { evaluation, losses, outputs } = await judge(spec, trained.weights, whole, count);
  const wrong = (outputs && sealed.name === "train" && challenge.wrongExamples?.(sealed.seed)) || [];
  return {
    ...{ evaluation, losses: withOwn(losses, sealed), overflown: outputs === null },
    ...(outputs &&
      wrong.length > 0 && {
        wrongLabels: believed(outputs, { ...whole, count }, wrong, classCount(task) ?? 1),
      }),
  };
}

/** `outputs`: count × classes logits. `wrong`: the examples that have a wrong label. */
function believed(
  outputs: Float32Array,
  { count, labels }: Split,
  wrong: readonly number[],
  classes: number,
): WrongLabels {
  const asked = wrong.filter((example) => example < count);
  const repeats = (example: number) => guessOf(outputs, example, classes).label === labels[example];
  return { believed: asked.filter(repeats).length, count: asked.length };
}

/** Losses with a NaN for each example that the network's author has drawn, so that those of all networks are of the same examples. */
function withOwn(losses: Float64Array, { name, seed, drawn }: SealedSplit): Float64Array {
  if (!drawn || name === "train") return losses;
  let next = 0;
  return Float64Array.from(wholeOf(drawn).authors(name, seed), (author) =>
    author === drawn.author ? Number.NaN : losses[next++]!,
  );
}
