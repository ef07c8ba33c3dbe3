"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { Settings } from "@/lib/learning/hyperparameters";
import type { Pace } from "@/lib/protocol/worker";
import { pause } from "@/lib/trainer/event-loop";
import { createTrainer } from "@/lib/trainer/trainer";
import { createDuelKeeper, type Duel } from "./live-duel-keeper";
import type { RacePlace } from "@/components/lab/race/live-use-race";

/** Two settings from the same seed, side by side; nobody else hears of it. */
export type LiveDuel = {
  /** Null before the first duel. */
  readonly lanes: Duel | null;
  readonly start: (settings: readonly [Settings, Settings], pace: Pace) => void;
  readonly setPace: (pace: Pace) => void;
  /** Ends both where they are. */
  readonly stop: () => void;
};

const nothing = () => null;

/** `valleysOpen`: whether the valleys of both are looked at. */
export function useDuel({ challenge, seed, examples }: RacePlace, valleysOpen: boolean): LiveDuel {
  const [keeper] = useState(() =>
    createDuelKeeper({ create: createTrainer, now: () => performance.now(), pause }),
  );
  useEffect(() => () => keeper.dispose(), [keeper]);
  useEffect(() => keeper.look(valleysOpen), [keeper, valleysOpen]);
  return {
    lanes: useSyncExternalStore(keeper.subscribe, keeper.lanes, nothing),
    start: useCallback(
      (settings, pace) => {
        if (!challenge || seed === null || !examples) return;
        const { task, featureShape } = challenge;
        keeper.start({ ...settings[0], task, featureShape, seed }, settings, examples, pace);
      },
      [keeper, challenge, seed, examples],
    ),
    setPace: keeper.setPace,
    stop: keeper.stop,
  };
}
