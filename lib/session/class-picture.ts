import type { ChallengeInfo } from "@/lib/learning/challenge";

/**
 * What a screen can show of all runs of a round: their curves, learning rate against score, size against both losses, what each network makes of the plane,
 * what the class computed, and what the round showed.
 */
export const CLASS_PICTURES = ["curves", "rates", "sizes", "surfaces", "scale", "debrief"] as const;
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

/** The same key for a picture in every round, whether or not the round has all of them. */
export function pictureKey(picture: ClassPicture): string {
  return String(CLASS_PICTURES.indexOf(picture) + 1);
}

/** The picture of that name; null for what is none. */
export function pictureNamed(name: unknown): ClassPicture | null {
  return CLASS_PICTURES.find((picture) => picture === name) ?? null;
}
