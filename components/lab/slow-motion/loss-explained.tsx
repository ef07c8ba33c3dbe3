"use client";

import { useTranslations } from "next-intl";
import { useRef, useSyncExternalStore } from "react";
import { usePixelInks } from "@/components/charts/pixel-inks";
import { Spinner } from "@/components/ui/spinner";
import { lossOf } from "@/lib/learning/task";
import { LossNumbers } from "./loss-numbers";
import type { Lesson } from "./slow-motion-context";

/** The loss by its formula with one example's numbers put in, and what a wrong guess costs the surer it is. */
export function LossExplained({ slowMotion: { state, subscribe }, challenge }: Lesson) {
  const { traced, failed } = useSyncExternalStore(subscribe, state, state);
  const t = useTranslations("slow-motion");
  const frame = useRef<HTMLDivElement>(null);
  const inks = usePixelInks(frame);
  return (
    <div ref={frame} className="grid gap-4 text-sm">
      <p>{t(`meaning.${lossOf(challenge.task)}`)}</p>
      {traced === null ? (
        <p className="flex items-center gap-2 text-ink-muted">
          {!failed && <Spinner />}
          <span>{t(failed ? "failed" : "opening")}</span>
        </p>
      ) : (
        <LossNumbers {...{ challenge, inks }} trace={traced.trace} />
      )}
    </div>
  );
}
