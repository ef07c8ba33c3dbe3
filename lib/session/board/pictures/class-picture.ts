import type { ChallengeInfo } from "@/lib/learning/examples/challenge";

/**
 * The pictures of all runs of a round: their curves, learning rate against score, size against both losses, what the class computed, the landscape
 * that they roll on, how each network divides the plane, the curve that each fits, the examples that most networks get wrong, the words that each
 * network writes, the class's votes on them, what the round showed, what the networks say about an input that the host chose, and what the class
 * was asked. Those that every round has come first, so that their keys are the same in all rounds.
 */
export const CLASS_PICTURES = [
  ...(["curves", "rates", "sizes", "scale", "valley"] as const),
  ...(["surfaces", "fits", "misses", "words", "vote", "debrief", "input", "question"] as const),
] as const;
export type ClassPicture = (typeof CLASS_PICTURES)[number];

/** What the colour of a run can mean in the pictures of a class, in the order in which it is offered. */
export const COLOURINGS = ["rate", "size", "student", "diagnosis"] as const;
export type Colouring = (typeof COLOURINGS)[number];

/** Those in which every run has a colour. */
export const COLOURED_PICTURES: readonly ClassPicture[] = ["curves", "rates", "sizes", "valley", "fits"];

/** Those that need the class's networks, which only the host's screens can fetch. */
const NETWORK_PICTURES = ["surfaces", "fits", "misses"] as const;
export type NetworkPicture = (typeof NETWORK_PICTURES)[number];

export function needsNetworks(picture: ClassPicture): picture is NetworkPicture {
  return (NETWORK_PICTURES as readonly ClassPicture[]).includes(picture);
}

/**
 * The pictures available for a round: surfaces only if it is about points in the plane, fitted curves only if it is about one, misses wherever
 * an answer can be wrong, words and votes only if it is about letters, the debrief only once it is closed. `challenge`: null if unknown to this
 * version. `asked`: the class was asked something about the round. `input`: its networks were asked about an input.
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
    if (picture === "fits") return challenge.view === "curve";
    if (picture === "misses") return challenge.task.kind === "classification";
    if (picture === "words" || picture === "vote") return challenge.view === "letters";
    return picture !== "debrief" || closed;
  });
}

/** The keys of pictures, in order: digits, and then letters that are no command of any screen. */
export const PICTURE_KEYS = [..."123456789", ..."DIJUYZ"];

/**
 * The keyboard key of a picture among those available, as it is written: 1, 2, 3 … without gaps, the same on every screen, and letters after 9. A
 * question or an input may come while a round runs, so their keys are always 0 and 9 and move no other.
 */
export function pictureKey(picture: ClassPicture, pictures: readonly ClassPicture[]): string {
  if (picture === "question") return "0";
  if (picture === "input") return "9";
  return PICTURE_KEYS[pictures.indexOf(picture)] ?? "";
}

/** The picture of that name; null if there is none. */
export function pictureNamed(name: unknown): ClassPicture | null {
  return CLASS_PICTURES.find((picture) => picture === name) ?? null;
}
