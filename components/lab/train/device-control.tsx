"use client";

import { useState } from "react";
import { RaceDialog, type RaceDialogProps } from "@/components/lab/race/race-dialog";
import { DeviceChip } from "./device-chip";
import type { WantedEngine } from "./engine-switch";
import type { EngineChoice } from "./training-state";

/** What trains here, the choice of it, and the race between the two parts of the device. */
export function DeviceControl({
  choice,
  wanted,
  onWanted,
  race,
}: {
  choice: EngineChoice | null;
  wanted: WantedEngine;
  onWanted: (wanted: WantedEngine) => void;
  race: Omit<RaceDialogProps, "open" | "onOpenChange" | "refused">;
}) {
  const [racing, setRacing] = useState(false);
  return (
    <>
      <DeviceChip {...{ choice, wanted, onWanted }} onRace={() => setRacing(true)} />
      <RaceDialog
        {...race}
        open={racing}
        onOpenChange={(open) => {
          // Nobody looks at it any more, and the run to come needs the device.
          if (!open) race.onStop();
          setRacing(open);
        }}
        refused={choice?.refused ?? {}}
      />
    </>
  );
}
