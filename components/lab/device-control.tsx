"use client";

import { useState } from "react";
import type { Calibration, WantedEngine } from "@/lib/learning/engine-choice";
import { DeviceChip } from "./device-chip";
import { RaceDialog, type RaceDialogProps } from "./race-dialog";

/** What trains here, the choice of it, and the race between the two parts of the device. */
export function DeviceControl({
  calibration,
  wanted,
  onWanted,
  race,
}: {
  calibration: Calibration | null;
  wanted: WantedEngine;
  onWanted: (wanted: WantedEngine) => void;
  race: Omit<RaceDialogProps, "open" | "onOpenChange" | "refused">;
}) {
  const [racing, setRacing] = useState(false);
  return (
    <>
      <DeviceChip {...{ calibration, wanted, onWanted }} onRace={() => setRacing(true)} />
      <RaceDialog
        {...race}
        open={racing}
        onOpenChange={(open) => {
          // Nobody looks at it any more, and the run to come needs the device.
          if (!open) race.onStop();
          setRacing(open);
        }}
        refused={calibration?.refused ?? {}}
      />
    </>
  );
}
