"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Settings } from "@/lib/learning/hyperparameters";
import type { Seed } from "@/lib/learning/random";
import type { Examples } from "@/lib/trainer/engine";
import { createTrainer } from "@/lib/trainer/trainer";
import { createRaceKeeper, type RaceLane } from "./live-race";

/** The round whose network is raced; each is null where there is none, or it is not here yet. */
export type RacePlace = {
  readonly challenge: ChallengeInfo | null;
  readonly seed: Seed | null;
  readonly examples: Examples | null;
};

/** The student's own network on the CPU and on the GPU, side by side. */
export type Race = {
  /** Null before the first race. One lane alone: this device has no GPU that trains. */
  readonly lanes: readonly RaceLane[] | null;
  readonly start: (settings: Settings) => void;
  /** Ends the race where it is, and frees the device. */
  readonly stop: () => void;
};

const nothing = () => null;

export function useRace({ challenge, seed, examples }: RacePlace): Race {
  const [keeper] = useState(() => createRaceKeeper(createTrainer));
  useEffect(() => () => keeper.stop(), [keeper]);
  return {
    lanes: useSyncExternalStore(keeper.subscribe, keeper.lanes, nothing),
    start: useCallback(
      (settings) => {
        if (!challenge || seed === null || !examples) return;
        const { task, featureShape } = challenge;
        keeper.start({ ...settings, task, featureShape, seed }, examples);
      },
      [keeper, challenge, seed, examples],
    ),
    stop: keeper.stop,
  };
}
