import type { ChallengeInfo } from "@/lib/learning/examples/challenge";

/**
 * What a screen can show of all runs of a round: their curves, learning rate against score, size against both losses, what the class computed, what each
 * network makes of the plane, and what the round showed. Those that every round has come first: their keys are the same in all rounds.
 */
export const CLASS_PICTURES = ["curves", "rates", "sizes", "scale", "surfaces", "debrief"] as const;
export type ClassPicture = (typeof CLASS_PICTURES)[number];

/** The pictures that there are of a round: surfaces of a plane alone, and a debrief of what is over. `challenge` null: not known to this version. */
export function picturesOf(challenge: ChallengeInfo | null, closed: boolean): ClassPicture[] {
  return CLASS_PICTURES.filter((picture) => {
    if (picture === "curves") return true;
    if (challenge === null) return picture === "rates";
    if (picture === "surfaces") return challenge.view === "plane";
    return picture !== "debrief" || closed;
  });
}

/** The key of a picture among those that there are: 1, 2, 3 … without a gap, and the same on every screen. */
export function pictureKey(picture: ClassPicture, pictures: readonly ClassPicture[]): string {
  return String(pictures.indexOf(picture) + 1);
}

/** The picture of that name; null for what is none. */
export function pictureNamed(name: unknown): ClassPicture | null {
  return CLASS_PICTURES.find((picture) => picture === name) ?? null;
}
