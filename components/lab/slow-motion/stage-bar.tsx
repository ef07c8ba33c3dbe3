"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo } from "react";
import { commandKey, overlayIsOpen, ownsKey } from "@/components/keys/use-command-keys";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";

/** The four stages of a training step, in order. */
export const STAGES = ["forward", "loss", "backprop", "update"] as const;
export type Stage = (typeof STAGES)[number];

/** After the update comes the next step of training, which begins with its forward pass. */
type Onward = Stage | "next-step";

export function stageAfter(stage: Stage): Onward {
  return STAGES[STAGES.indexOf(stage) + 1] ?? "next-step";
}

/** What a key asks for. The arrow in reading direction and space move onward. */
export function keyAsksFor(key: string, direction: "ltr" | "rtl"): "onward" | "back" | null {
  const ahead = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const behind = direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  if (key === " " || key === ahead) return "onward";
  return key === behind ? "back" : null;
}

/** The four stages of a step, and a button to the next one. Memoised, so that it does not render again with every step. */
export const StageBar = memo(function StageBar({
  stage,
  onStage,
  onOnward,
}: {
  stage: Stage;
  onStage: (stage: Stage) => void;
  onOnward: () => void;
}) {
  const t = useTranslations("slow-motion");
  const after = stageAfter(stage);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ol aria-label={t("stages")} className="grid min-w-0 flex-1 grid-cols-4 gap-1 max-sm:basis-full">
        {STAGES.map((name, index) => (
          <li key={name} className="min-w-0">
            <button
              type="button"
              aria-current={name === stage ? "step" : undefined}
              onClick={() => onStage(name)}
              className={cn(
                "flex h-8 w-full items-center justify-center gap-1.5 truncate rounded-control border-b-2 px-1 text-sm pointer-coarse:min-h-11",
                name === stage
                  ? "border-accent bg-sunken font-semibold text-ink"
                  : "border-line text-ink-muted hover:bg-sunken hover:text-ink",
              )}
            >
              <span aria-hidden="true" className="tabular text-xs max-sm:hidden">
                {index + 1}
              </span>
              <span className="truncate">{t(`stage.${name}`)}</span>
            </button>
          </li>
        ))}
      </ol>
      <Button size="sm" onClick={onOnward} className="min-w-34 max-sm:flex-1">
        <span>{after === "next-step" ? t("nextStep") : t("next", { stage: t(`stage.${after}`) })}</span>
        <ArrowRight aria-hidden="true" className="rtl:-scale-x-100" />
      </Button>
    </div>
  );
});

/** Handles the keys of the whole view, except where a control has its own use for a key. */
export function stageKeys(onward: () => void, back: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.repeat) return;
    const key = commandKey(event.nativeEvent);
    if (key === null || overlayIsOpen() || ownsKey(event.target, key)) return;
    const { direction } = getComputedStyle(event.currentTarget);
    const asked = keyAsksFor(key, direction === "rtl" ? "rtl" : "ltr");
    if (asked === null) return;
    event.preventDefault();
    if (asked === "onward") onward();
    else back();
  };
}
