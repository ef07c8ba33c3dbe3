"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { STAGES, type Stage, stageAfter } from "./stages";

/** The four stages of a step, and the one button that leads from each to the next. Stays as it is while the steps go on by themselves. */
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
