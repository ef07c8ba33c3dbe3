import type { ChallengeInfo } from "@/lib/learning/examples/challenge";

/**
 * The pictures of all runs of a round: their curves, learning rate against score, size against both losses, what the class computed, how each network
 * divides the plane, the words that each network writes, the class's votes on them, what the round showed, what the networks say about an input that the host chose, and what the class was asked. Those that every round has come first, so that their keys are the same in all rounds.
 */
export const CLASS_PICTURES = [
  ...(["curves", "rates", "sizes", "scale"] as const),
  ...(["surfaces", "words", "vote", "debrief", "input", "question"] as const),
] as const;
export type ClassPicture = (typeof CLASS_PICTURES)[number];

/** What the colour of a run can mean in the pictures of a class, in the order in which it is offered. */
export const COLOURINGS = ["rate", "size", "student", "diagnosis"] as const;
export type Colouring = (typeof COLOURINGS)[number];

/** Those in which every run has a colour. */
export const COLOURED_PICTURES: readonly ClassPicture[] = ["curves", "rates", "sizes"];

/**
 * The pictures available for a round: surfaces only if it is about points in the plane, words and votes only if it is about letters, the debrief only once it is closed. `challenge`:
 * null if unknown to this version. `asked`: the class was asked something about the round. `input`: its networks were asked about an input.
 */
export function picturesOf(
  challenge: ChallengeInfo | null,
  closed: boolean,
  asked = false,
  input = false,
): ClassPicture[] {
  return CLASS_PICTURES.filter((picture) => {
    if (picture === "curves") return true;
    if (picture === "question") return asked;
    if (picture === "input") return input;
    if (challenge === null) return picture === "rates";
    if (picture === "surfaces") return challenge.view === "plane";
    if (picture === "words" || picture === "vote") return challenge.view === "letters";
    return picture !== "debrief" || closed;
  });
}

/**
 * The keyboard key of a picture among those available: 1, 2, 3 … without gaps, the same on every screen. A question or an input may come while a
 * round runs, so their keys are always 0 and 9 and move no other.
 */
export function pictureKey(picture: ClassPicture, pictures: readonly ClassPicture[]): string {
  if (picture === "question") return "0";
  if (picture === "input") return "9";
  return String(pictures.indexOf(picture) + 1);
}

/** The picture of that name; null if there is none. */
export function pictureNamed(name: unknown): ClassPicture | null {
  return CLASS_PICTURES.find((picture) => picture === name) ?? null;
}
