import { type Challenge, type ChallengeInfo, textKey } from "@/lib/learning/examples/challenge";
import { describedInfo, type PlannedWith } from "@/lib/learning/examples/own-content";
import { circles } from "./circles";
import { standInFor } from "./class-drawings";
import { clusters } from "./clusters";
import { drawnDigits } from "./drawn-digits";
import { glassesOrRings } from "./glasses-or-rings";
import { mislabelledDrawings } from "./mislabelled/mislabelled-drawings";
import { mislabelledMoons } from "./mislabelled/mislabelled-moons";
import { moons } from "./moons";
import { noisyCurve } from "./noisy-curve";
import { findOwnChallenge } from "./own-challenge";
import { cars, earlierCars } from "./recorded/cars";
import { digits, earlierDigits } from "./recorded/digits";
import { earlierIris, iris } from "./recorded/iris";
import { earlierPenguins, penguins } from "./recorded/penguins";
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
  mislabelledMoons,
  circles,
  xor,
  clusters,
  penguins,
  iris,
  cars,
  digits,
  drawnDigits,
  dinosaurs,
  firstNames,
  colourNames,
  arabicWords,
  poems,
];

/** Challenges as recorded sessions know them, whose examples no new session gets. */
const EARLIER: readonly Challenge[] = [earlierPenguins, earlierIris, earlierCars, earlierDigits];

/** Every challenge that a session of any time may name. */
export const ALL_CHALLENGES: readonly Challenge[] = [...CATALOGUE, ...EARLIER];

/** The id under which a new session gets what this id stood for when a plan was made; the same id if it stands for nothing else now. */
export function currentId(id: string): string {
  const isEarlier = EARLIER.some((challenge) => challenge.id === id);
  return (isEarlier && CATALOGUE.find((challenge) => textKey(challenge.id) === id)?.id) || id;
}

/**
 * A challenge of any session, or of a teacher's own that a room of this process holds. Of what a class draws, the shape: its examples are in
 * the session's log.
 */
export function findChallenge(id: string): Challenge | null {
  return ALL_CHALLENGES.find((challenge) => challenge.id === id) ?? findOwnChallenge(id) ?? standInFor(id);
}

/** What screens get of a planned round's challenge; null where this version no longer has it. */
export function plannedInfo(planned: PlannedWith): ChallengeInfo | null {
  const described = describedInfo(planned);
  if (described) return described;
  const challenge = findChallenge(planned.challenge);
  return challenge && challengeInfo(challenge);
}

/** What screens get of a challenge, as plain data: everything except what makes its examples and knows which labels are wrong, and the words of the quiz. */
export function challengeInfo({
  makeSplit: _,
  wrongExamples: __,
  quizWords: ___,
  ...info
}: Challenge): ChallengeInfo {
  return info;
}
