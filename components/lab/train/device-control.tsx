"use client";

import { Popover } from "@base-ui/react/popover";
import { Cpu, Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RaceDialog, type RaceDialogProps } from "@/components/lab/race/race-dialog";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatFlop } from "@/lib/learning/format";
import { factorOverOther, formatFactor, isSoftwareGpu } from "./engine-comparison";
import { EngineSwitch, RefusedEngines, type WantedEngine } from "./engine-switch";
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

/** What trains on this device and how fast; pressed, how it was chosen, and another choice. `choice` null: nothing was measured yet. */
function DeviceChip({
  choice,
  wanted,
  onWanted,
  onRace,
}: {
  choice: EngineChoice | null;
  wanted: WantedEngine;
  onWanted: (wanted: WantedEngine) => void;
  onRace: () => void;
}) {
  const t = useTranslations("lab.device");
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Popover.Trigger className="tabular flex min-h-8 w-full items-center gap-1.5 rounded-control px-2 text-start max-md:justify-center text-ink-muted text-sm hover:bg-sunken hover:text-ink data-popup-open:bg-sunken pointer-coarse:min-h-11">
        <Cpu aria-hidden="true" className="size-4 shrink-0" />
        <span className="truncate max-md:sr-only">
          {choice === null ? t("unmeasured") : <InShort choice={choice} />}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-30">
          <Popover.Popup className="flex max-h-(--available-height) w-md max-w-[calc(100vw-2rem)] flex-col gap-3 overflow-y-auto rounded-card border border-line bg-surface p-4 shadow-popup">
            <Popover.Title className="font-semibold">{t("title")}</Popover.Title>
            {choice !== null && (
              <p className="tabular text-sm">
                <InShort choice={choice} />
              </p>
            )}
            <Reason choice={choice} />
            {choice !== null && (
              <>
                <EngineSwitch {...{ choice, wanted, onWanted }} />
                <RefusedEngines refused={choice.refused} />
                <DeviceName name={choice.device.name} />
              </>
            )}
            <Button
              size="sm"
              onClick={() => {
                setOpen(false);
                onRace();
              }}
            >
              <Flag aria-hidden="true" />
              <span>{t("race")}</span>
            </Button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Such as `CPU · SIMD · 0.9 GFLOP/s · 34× your GPU`. */
function InShort({ choice }: { choice: EngineChoice }) {
  const t = useTranslations("lab.device");
  const rate = choice.stepsPerSecond[choice.engine];
  const compared = factorOverOther(choice);
  const parts: string[] = [t(`engines.${choice.engine}`)];
  if (rate !== undefined) parts.push(t("speed", { flop: formatFlop(rate * choice.flopPerStep) }));
  if (compared !== null)
    parts.push(t("factor", { factor: formatFactor(compared.factor), other: compared.other }));
  if (choice.chosen === "device-lost") parts.push(t("lost"));
  return (
    <span>
      {parts.map((part, index) => (
        <span key={part}>
          {index > 0 && <span>{" · "}</span>}
          <bdi className="whitespace-nowrap">{part}</bdi>
        </span>
      ))}
    </span>
  );
}

function Reason({ choice }: { choice: EngineChoice | null }) {
  const t = useTranslations("lab.device");
  if (choice?.chosen === "device-lost")
    return (
      <Popover.Description render={<div />}>
        <Notice tone="warning">{t("chosen.device-lost", { engine: t(`engines.${choice.engine}`) })}</Notice>
      </Popover.Description>
    );
  return (
    <Popover.Description className="text-ink-muted text-sm">
      {choice === null ? t("notYet") : t(`chosen.${choice.chosen}`)}
    </Popover.Description>
  );
}

function DeviceName({ name }: { name: string }) {
  const t = useTranslations("lab.device");
  if (name === "") return null;
  return (
    <p className="text-ink-muted text-xs">
      <bdi className="break-words">{name}</bdi>
      {isSoftwareGpu(name) && <span className="block">{t("software")}</span>}
    </p>
  );
}
