"use client";

import { Popover } from "@base-ui/react/popover";
import { Cpu } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { formatRate } from "@/lib/learning/format";
import type { EngineChoice } from "./training-state";

/** What trains on this device and how fast; pressed, how it was chosen. */
export function DeviceChip({ choice }: { choice: EngineChoice }) {
  const t = useTranslations("lab.device");
  const nameOf = (engine: string) => (t.has(`engines.${engine}`) ? t(`engines.${engine}`) : engine);
  const rate = choice.stepsPerSecond[choice.engine];
  const measured = Object.entries(choice.stepsPerSecond)
    .filter((entry): entry is [string, number] => entry[1] !== undefined)
    .sort(([, one], [, other]) => other - one);

  return (
    <Popover.Root>
      <Popover.Trigger className="tabular flex h-8 items-center gap-1.5 whitespace-nowrap rounded-control px-2 text-ink-muted text-sm hover:bg-sunken hover:text-ink data-popup-open:bg-sunken">
        <Cpu aria-hidden="true" className="size-4 shrink-0" />
        {nameOf(choice.engine)}
        {rate !== undefined && <span> · {t("rate", { rate: formatRate(rate) })}</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50">
          <Popover.Popup className="w-80 max-w-[calc(100vw-2rem)] rounded-card border border-line bg-surface p-4 shadow-popup">
            <Popover.Title className="font-semibold">{t("title")}</Popover.Title>
            <Popover.Description className="mt-1 text-ink-muted text-sm">
              {t("how", { engine: nameOf(choice.engine) })}
            </Popover.Description>
            <dl className="tabular mt-3 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
              {measured.map(([engine, speed]) => (
                <div key={engine} className={cn("contents", engine === choice.engine && "font-semibold")}>
                  <dt>{nameOf(engine)}</dt>
                  <dd className="text-end">{t("rate", { rate: formatRate(speed) })}</dd>
                </div>
              ))}
            </dl>
            {choice.device.name !== "" && (
              <p dir="ltr" className="mt-3 break-words text-ink-muted text-xs">
                {choice.device.name}
              </p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
