"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LabCard } from "@/components/lab/lab-card";
import type { TrainingState } from "@/components/lab/train/training-state";
import { Spinner } from "@/components/ui/spinner";
import { Tabs } from "@/components/ui/tabs";
import { type LearntTab, type LearntTabsProps, useLearntTabs } from "./learnt-tabs";

type LearntPanelProps = Omit<LearntTabsProps, "examples"> & {
  examples: TrainingState["examples"];
  className?: string;
};

/** The student's network from several sides: what it makes of the examples, and how it comes to that. */
export function LearntPanel({ examples, className, ...props }: LearntPanelProps) {
  const t = useTranslations("lab.learnt");
  return (
    <LabCard className={className}>
      <h2 className="sr-only">{t("title")}</h2>
      {examples === null ? (
        <p className="grid min-h-48 flex-1 place-content-center justify-items-center gap-2 text-ink-muted text-sm">
          <Spinner />
          <span>{t("loading")}</span>
        </p>
      ) : (
        <LoadedTabs {...props} examples={examples} />
      )}
    </LabCard>
  );
}

function LoadedTabs(props: LearntTabsProps) {
  const t = useTranslations("lab.learnt");
  const [tab, setTab] = useState<LearntTab>("learnt");
  return <Tabs fill aria-label={t("views")} value={tab} onValueChange={setTab} tabs={useLearntTabs(props)} />;
}
