import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { ghostSettings } from "@/lib/learning/practice/ghost-settings";
import { type PackedGhost, packGhost } from "@/lib/learning/practice/ghosts";
import { practiceSeeds } from "@/lib/learning/practice/practice-seeds";
import { measuredCounts } from "@/lib/trainer/run/run-grid";
import { type ClassData, trainRehearsed } from "./rehearsed-run";

/** What a ghost trains on, and is tested on: a set of a challenge's practice examples. */
export function practiceData(challenge: Challenge, set: number): ClassData {
  const seeds = practiceSeeds(challenge.id, set);
  const split = (name: "train" | "validation" | "test"): Split => challenge.makeSplit(name, seeds[name]);
  return {
    challenge,
    train: split("train"),
    validation: split("validation"),
    test: split("test"),
    roundSeed: seeds.round,
  };
}

/** Trains the ghost with this number, from beginning to end. */
export async function recordGhost(number: number, data: ClassData): Promise<PackedGhost> {
  const { challenge } = data;
  const { reason, curve, best } = await trainRehearsed(ghostSettings(challenge)[number]!, data);
  const recorded = { curve, end: reason, test: best?.test ?? null };
  return packGhost(recorded, challenge, measuredCounts(data));
}
