"use client";

import { Popover } from "@base-ui/react/popover";
import { Cpu, Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RaceDialog, type RaceDialogProps } from "@/components/lab/race/race-dialog";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatFlop } from "@/lib/learning/numbers/format";
import type { Calibration, WantedEngine } from "@/lib/learning/training/engine-choice";
import { factorOverOther, formatFactor, isPlainJavaScript, isSoftwareGpu } from "./engine-comparison";
import { EngineSwitch, InsecureNote, RefusedEngines } from "./engine-switch";

/** Shows and chooses what trains on this device, and opens the race between CPU and GPU. */
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
          // A closed race is stopped, because the next run needs the device.
          if (!open) race.onStop();
          setRacing(open);
        }}
        refused={calibration?.refused ?? {}}
      />
    </>
  );
}

/**
 * What trains on this device and how fast. Pressed, it says how that was chosen, and lets the student choose. `calibration` null:
 * nothing has been measured yet.
 */
function DeviceChip({
  calibration,
  wanted,
  onWanted,
  onRace,
}: {
  calibration: Calibration | null;
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
          {calibration === null ? t("unmeasured") : <InShort calibration={calibration} />}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-30">
          <Popover.Popup className="flex max-h-(--available-height) w-md max-w-[calc(100vw-2rem)] flex-col gap-3 overflow-y-auto rounded-card border border-line bg-surface p-4 shadow-popup">
            <Popover.Title className="font-semibold">{t("title")}</Popover.Title>
            {calibration !== null && (
              <p className="tabular text-sm">
                <InShort calibration={calibration} />
              </p>
            )}
            <Reason calibration={calibration} />
            <InsecureNote engine={calibration?.engine ?? null} />
            {calibration !== null && (
              <>
                <EngineSwitch {...{ calibration, wanted, onWanted }} />
                <RefusedEngines refused={calibration.refused} />
                <DeviceName name={calibration.device.name} />
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

/** For example `CPU · SIMD · 0.9 GFLOP/s · 34× your GPU`. */
function InShort({ calibration }: { calibration: Calibration }) {
  const t = useTranslations("lab.device");
  const rate = calibration.stepsPerSecond[calibration.engine];
  const compared = factorOverOther(calibration);
  const parts: string[] = [t(`engines.${calibration.engine}`)];
  if (rate !== undefined) parts.push(t("speed", { flop: formatFlop(rate * calibration.flopPerStep) }));
  if (compared !== null)
    parts.push(t("factor", { factor: formatFactor(compared.factor), other: compared.other }));
  if (calibration.chosen === "device-lost") parts.push(t("lost"));
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

function Reason({ calibration }: { calibration: Calibration | null }) {
  const t = useTranslations("lab.device");
  if (calibration?.chosen === "device-lost")
    return (
      <Popover.Description render={<div />}>
        <Notice tone="warning">
          {t("chosen.device-lost", { engine: t(`engines.${calibration.engine}`) })}
        </Notice>
      </Popover.Description>
    );
  return (
    <Popover.Description className="text-ink-muted text-sm">
      {calibration === null ? t("notYet") : t(`chosen.${calibration.chosen}`)}
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
      {isPlainJavaScript(name) && <span className="block">{t("plain")}</span>}
    </p>
  );
}
