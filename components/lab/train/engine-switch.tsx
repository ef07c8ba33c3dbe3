"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isolate } from "@/components/board/isolate";
import { cn } from "@/components/ui/class-names";
import { formatFlop, formatRate } from "@/lib/learning/numbers/format";
import {
  type Calibration,
  ENGINE_NAMES,
  type EngineName,
  type WantedEngine,
} from "@/lib/learning/training/engine-choice";
import { measuredEngines } from "./engine-comparison";
import { pageGround, whyRefused } from "./why-missing";

/** Chooses the engine that trains: the fastest, or one of those that work here, each with its speed. */
export function EngineSwitch({
  calibration,
  wanted,
  onWanted,
}: {
  calibration: Calibration;
  wanted: WantedEngine;
  onWanted: (wanted: WantedEngine) => void;
}) {
  const t = useTranslations("lab.device");
  return (
    <RadioGroup
      aria-label={t("switch")}
      value={wanted}
      onValueChange={(chosen) => onWanted(chosen as WantedEngine)}
      className="tabular grid grid-cols-[auto_1fr_auto] gap-x-3 text-sm"
    >
      <Option value="auto" label={t("auto")} />
      {measuredEngines(calibration).map(({ engine, stepsPerSecond }) => (
        <Option
          key={engine}
          value={engine}
          label={<EngineLabel engine={engine} />}
          strong={engine === calibration.engine}
        >
          <span className="flex flex-col items-end">
            <bdi>{t("speed", { flop: formatFlop(stepsPerSecond * calibration.flopPerStep) })}</bdi>
            <bdi className="font-normal text-ink-muted text-xs">
              {t("rate", { rate: formatRate(stepsPerSecond) })}
            </bdi>
          </span>
        </Option>
      ))}
    </RadioGroup>
  );
}

function Option({
  value,
  label,
  strong = false,
  children,
}: {
  value: WantedEngine;
  label: ReactNode;
  /** It is the one that trains now. */
  strong?: boolean;
  children?: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's radio inside is the control.
    <label
      className={cn(
        "col-span-full grid cursor-pointer grid-cols-subgrid items-center rounded-control px-1 py-1 hover:bg-sunken pointer-coarse:min-h-11",
        strong && "font-semibold",
      )}
    >
      <Radio.Root
        value={value}
        className="grid size-4 place-items-center rounded-full border border-line-strong data-checked:border-accent"
      >
        <Radio.Indicator className="size-2 rounded-full bg-accent forced-color-adjust-none forced-colors:bg-[Highlight]" />
      </Radio.Root>
      <span className={cn(children === undefined && "col-span-2")}>{label}</span>
      {children}
    </label>
  );
}

/** The engines that do not train here, with the reasons. Renders nothing when all do. */
export function RefusedEngines({ refused }: Pick<Calibration, "refused">) {
  const t = useTranslations("lab.device");
  const engines = ENGINE_NAMES.filter((engine) => refused[engine] !== undefined);
  if (engines.length === 0) return null;
  return (
    <section className="text-sm">
      <h3 className="font-medium">{t("refused.title")}</h3>
      <ul className="mt-1 grid gap-0.5 text-ink-muted">
        {engines.map((engine) => (
          <li key={engine}>
            <EngineLabel engine={engine} />
            <span>{`: ${t(`refused.${whyRefused(engine, refused[engine] ?? "missing", pageGround())}`)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says on a page that is not secure that there is no WebGPU because of that, and what trains instead; null: not known yet. */
export function InsecureNote({ engine }: { engine: EngineName | null }) {
  const t = useTranslations("lab.device");
  if (pageGround().isSecure) return null;
  return (
    <p className="text-sm">
      {engine === null
        ? t("insecure.before")
        : t("insecure.now", { engine: isolate(t(`engines.${engine}`)) })}
    </p>
  );
}

/** An engine by the part of the device that it runs on and by whose code it is, since two may run on the same part. */
export function EngineLabel({ engine }: { engine: EngineName }) {
  const t = useTranslations("lab.device");
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <bdi className="whitespace-nowrap">{t(`engines.${engine}`)}</bdi>
      <bdi className="whitespace-nowrap font-normal text-ink-muted text-xs">
        {t(engine.startsWith("tfjs") ? "by.tfjs" : "by.own")}
      </bdi>
    </span>
  );
}
