import { BLANK, type OwnDrawing, pictureOf } from "@/lib/learning/drawing/own-drawing";
import { featureCount } from "@/lib/learning/network/network";
import { inOwnUnit, type Scale } from "@/lib/learning/numbers/scale";
import type { ChallengeInfo } from "./challenge";
import { guessOf } from "./guess";
import type { Split } from "./split";
import type { Task } from "./task";

/** What somebody gives a network in place of an example: something drawn, or features as the network gets them. */
export type OwnInput =
  | { readonly kind: "drawing"; readonly drawing: OwnDrawing }
  | { readonly kind: "numbers"; readonly features: readonly number[] };

/** Whether anyone can make an input for this challenge. In rounds about words they type the beginning of one instead. */
export function takesOwnInput({ view, drawnAs }: ChallengeInfo): boolean {
  return view === "pictures" ? drawnAs !== undefined : view !== "letters";
}

/** What there is before anything has been drawn or changed: a blank pad, or the first validation example. */
export function firstInput(challenge: ChallengeInfo, validation: Split): OwnInput {
  return challenge.view === "pictures"
    ? { kind: "drawing", drawing: BLANK }
    : exampleInput(challenge, validation, 0);
}

/** An example of the validation split, to start from. */
export function exampleInput(challenge: ChallengeInfo, { features }: Split, example: number): OwnInput {
  const width = featureCount(challenge.featureShape);
  const own = features.slice(example * width, (example + 1) * width);
  return challenge.view === "pictures"
    ? { kind: "drawing", drawing: { strokes: [], ground: own } }
    : { kind: "numbers", features: [...own] };
}

/** The features that a network gets of it; null as long as nothing is drawn. */
export function featuresOf(input: OwnInput, { featureShape, drawnAs }: ChallengeInfo): Float32Array | null {
  if (input.kind === "numbers") return Float32Array.from(input.features);
  return drawnAs ? pictureOf(input.drawing, featureShape[0]!, drawnAs) : null;
}

/**
 * What a network says about one input. `probabilities`: by label, adding up to 1. `value`: in the target's own unit. "diverged": its outputs are no numbers.
 */
export type Answer =
  | { readonly kind: "class"; readonly label: number; readonly probabilities: readonly number[] }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "diverged" };

const UNSCALED: Scale = { mean: 0, deviation: 1 };

/** `outputs`: of one input, one per class or a single number. */
export function answerOf(outputs: Float32Array, task: Task): Answer {
  if (!outputs.every(Number.isFinite)) return { kind: "diverged" };
  if (task.kind === "regression")
    return { kind: "number", value: inOwnUnit(outputs[0]!, task.target ?? UNSCALED) };
  const { label } = guessOf(outputs, 0, outputs.length);
  const powers = [...outputs].map((logit) => Math.exp(logit - outputs[label]!));
  const sum = powers.reduce((total, power) => total + power, 0);
  return { kind: "class", label, probabilities: powers.map((power) => power / sum) };
}
