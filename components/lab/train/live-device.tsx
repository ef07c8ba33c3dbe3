"use client";

import { useEffect } from "react";
import { useRace } from "@/components/lab/race/live-race";
import type { RunKeeper } from "@/lib/client/run/run-keeper";
import type { RunState } from "@/lib/client/run/run-state";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Seed } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Examples } from "@/lib/learning/training/training";
import { DeviceControl } from "./device-control";
import type { Obstacle } from "./obstacle";

/** The choice of what trains on this device, connected to the training on this page, and a race with the same settings and seed. */
export function LiveDevice({
  keeper,
  calibration,
  engine,
  challenge,
  settings,
  blocked,
  seed,
  examples,
}: {
  keeper: RunKeeper;
  calibration: RunState["calibration"];
  engine: RunState["engine"];
  challenge: ChallengeInfo;
  settings: Settings;
  blocked: Obstacle | null;
  seed: Seed | null;
  examples: Examples | null;
}) {
  const race = useRace({ challenge, seed, examples });
  const { stop } = race;
  const paused = blocked === "paused";
  useEffect(() => {
    if (paused) stop();
  }, [paused, stop]);
  const { task } = challenge;
  return (
    <DeviceControl
      calibration={calibration}
      wanted={engine}
      onWanted={keeper.setEngine}
      race={{
        ...{ lanes: race.lanes, task, epochs: settings.hyperparameters.epochs },
        blocked,
        onStart: () => race.start(settings),
        onStop: race.stop,
      }}
    />
  );
}
