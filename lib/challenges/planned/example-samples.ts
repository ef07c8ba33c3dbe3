import type { Challenge } from "@/lib/learning/examples/challenge";
import type { PlannedWith } from "@/lib/learning/examples/own-content";
import type { ExampleSample } from "@/lib/learning/examples/planned-challenges";
import { featureWidth } from "@/lib/learning/network/network";
import { findChallenge } from "../catalogue";
import { previewSplit } from "./preview-split";

/** The rounds of a plan, as far as their challenges go. */
export type PlannedRounds = { readonly rounds: readonly PlannedWith[] };

/** Enough points to see the shape of the data, and as many pictures as fill a sheet. */
const POINTS = 120;
const PICTURES = 12;

/**
 * A few training examples of each challenge of a plan, by its id, to show before a round starts. Never from the validation or test
 * split, and made from a separate seed, so that they reveal nothing about the examples that the class will get.
 */
export function exampleSamples({ rounds }: PlannedRounds): Readonly<Record<string, ExampleSample>> {
  // What a class draws itself does not exist yet.
  const given = rounds.filter(({ drawings }) => !drawings);
  const challenges = new Set(given.map(({ challenge }) => findChallenge(challenge)));
  return Object.fromEntries(
    [...challenges].flatMap((challenge) => (challenge ? [[challenge.id, sampleOf(challenge)]] : [])),
  );
}

const made = new Map<string, ExampleSample>();

/** Cached: a whole class opens its labs in the same minute. */
function sampleOf(challenge: Challenge): ExampleSample {
  const known = made.get(challenge.id);
  if (known) return known;
  const { count, features, labels } = previewSplit(challenge);
  const areLetters = challenge.view === "letters";
  const arePictures = challenge.view === "pictures";
  const few = areLetters ? count : Math.min(count, arePictures ? PICTURES : POINTS);
  // Rounded, since a page is text: shades of a drawing need one decimal, coordinates three.
  const unit = arePictures ? 10 : 1000;
  const rounded = (value: number) => Math.round(unit * value) / unit;
  const sample = {
    // What stands before a letter can be read in the text, which is the labels.
    features: areLetters
      ? []
      : Array.from(features.subarray(0, few * featureWidth(challenge.featureShape)), rounded),
    labels: Array.from(labels.subarray(0, few), rounded),
  };
  made.set(challenge.id, sample);
  return sample;
}
