import type { ChallengeOption } from "@/components/teach/plan/challenge-preview";
import { ChallengePreview } from "@/components/teach/plan/challenge-preview";
import { CATALOGUE, challengeInfo } from "@/lib/challenges/catalogue";
import { previewSplit } from "@/lib/challenges/planned/preview-split";

/** All challenges of the catalogue, each with a picture of a few examples. */
export function challengeOptions(): ChallengeOption[] {
  return CATALOGUE.map((challenge) => {
    const info = challengeInfo(challenge);
    return { info, preview: <ChallengePreview challenge={info} split={previewSplit(challenge)} /> };
  });
}
