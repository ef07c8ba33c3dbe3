import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { ghostSettings } from "@/lib/learning/practice/ghost-settings";
import { GHOSTS_PATH, type Ghost, GhostFile, unpackGhost } from "@/lib/learning/practice/ghosts";
import { ARITHMETIC } from "@/lib/learning/training/engine-choice";
import { measuredCountsOf } from "@/lib/trainer/run/run-grid";

/** The recorded ghosts, for as long as the page is open. Null if they cannot be had: no answer, or they were trained by another arithmetic than this page's. */
export async function fetchGhosts(signal: AbortSignal): Promise<GhostFile | null> {
  try {
    const response = await fetch(GHOSTS_PATH, { signal });
    if (!response.ok) return null;
    const file = GhostFile.parse(await response.json());
    return file.arithmetic === ARITHMETIC ? file : null;
  } catch {
    return null;
  }
}

/** The ghosts of a set of a challenge's practice examples. */
export function ghostsOf(file: GhostFile, challenge: ChallengeInfo, set: number): readonly Ghost[] {
  const packed = file.challenges[challenge.id]?.[set] ?? [];
  const settings = ghostSettings(challenge);
  const counts = measuredCountsOf(challenge.counts);
  return packed.map((ghost, number) =>
    unpackGhost(ghost, { number, settings: settings[number]! }, challenge, counts),
  );
}
