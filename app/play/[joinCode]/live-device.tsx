"use client";

import { useEffect } from "react";
import { DeviceControl } from "@/components/lab/device-control";
import { isBusy } from "@/components/lab/training-state";
import { useRace } from "@/lib/client/use-race";
import type { LiveRun } from "@/lib/client/use-run";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Settings } from "@/lib/learning/hyperparameters";
import { MAX_PARAMETERS } from "@/lib/learning/network";
import { networkProblem } from "@/lib/learning/network-check";
import type { Seed } from "@/lib/learning/random";
import type { Split } from "@/lib/learning/split";

/** What trains on this device, wired to the training on this page, and its race with the same settings and seed. */
export function LiveDevice({
  run,
  challenge,
  settings,
  parameterLimit,
  seed,
  examples,
  paused,
}: {
  run: LiveRun;
  challenge: ChallengeInfo;
  settings: Settings;
  parameterLimit: number | null;
  seed: Seed | null;
  examples: { readonly train: Split; readonly validation: Split } | null;
  paused: boolean;
}) {
  const race = useRace({ challenge, seed, examples });
  const { stop } = race;
  useEffect(() => {
    if (paused) stop();
  }, [paused, stop]);
  const { task, featureShape } = challenge;
  const obstacle = () => {
    if (paused) return "paused";
    if (isBusy(run)) return "training";
    if (examples === null || seed === null) return "loading";
    const limit = parameterLimit ?? MAX_PARAMETERS;
    return networkProblem(settings.network, featureShape, task, limit) === null ? null : "network";
  };
  return (
    <DeviceControl
      choice={run.calibration}
      wanted={run.engine}
      onWanted={run.setEngine}
      race={{
        ...{ lanes: race.lanes, task, epochs: settings.hyperparameters.epochs },
        blocked: obstacle(),
        onStart: () => race.start(settings),
        onStop: race.stop,
      }}
    />
  );
}
