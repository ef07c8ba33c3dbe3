"use client";

import { useTranslations } from "next-intl";
import type { EngineName } from "./training-state";

/** An engine by the part of the device it runs on, and whose code it is, since two may run on the same. */
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
