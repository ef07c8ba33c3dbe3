import type { Challenge, ChallengeInfo } from "@/lib/learning/examples/challenge";
import { type OwnWords, ownWordsInfo } from "@/lib/learning/letters/own-words";
import { cars } from "./cars";
import { circles } from "./circles";
import { clusters } from "./clusters";
import { digits } from "./digits";
import { glassesOrRings } from "./glasses-or-rings";
import { iris } from "./iris";
import { mislabelledDrawings } from "./mislabelled-drawings";
import { moons } from "./moons";
import { noisyCurve } from "./noisy-curve";
import { findOwnChallenge } from "./own-words";
import { penguins } from "./penguins";
import { twoSpirals } from "./two-spirals";
import { arabicWords } from "./words/arabic-words";
import { colourNames } from "./words/colour-names";
import { dinosaurs } from "./words/dinosaurs";
import { firstNames } from "./words/first-names";
import { poems } from "./words/poems";
import { xor } from "./xor";

/** Every challenge that a teacher can put in a plan: those of the default lesson in order, then more points, tables, pictures and words. */
export const CATALOGUE: readonly Challenge[] = [
  twoSpirals,
  moons,
  noisyCurve,
  glassesOrRings,
  mislabelledDrawings,
  circles,
  xor,
  clusters,
  penguins,
  iris,
  cars,
  digits,
  dinosaurs,
  firstNames,
  colourNames,
  arabicWords,
  poems,
];

/** A challenge of the catalogue, or of a teacher's own words that a room of this process holds. */
export function findChallenge(id: string): Challenge | null {
  return CATALOGUE.find((challenge) => challenge.id === id) ?? findOwnChallenge(id);
}

/** What screens get of a planned round's challenge; null where this version no longer has it. */
export function plannedInfo({ challenge: id, words }: PlannedWith): ChallengeInfo | null {
  if (words) return ownWordsInfo(id, words);
  const challenge = findChallenge(id);
  return challenge && challengeInfo(challenge);
}

/** What a plan says of a round's challenge. */
type PlannedWith = { readonly challenge: string; readonly words?: OwnWords };

/** What screens get of a challenge, as plain data: everything except the function that makes its examples, and the words of the quiz. */
export function challengeInfo({ makeSplit: _, quizWords: __, ...info }: Challenge): ChallengeInfo {
  return info;
}
