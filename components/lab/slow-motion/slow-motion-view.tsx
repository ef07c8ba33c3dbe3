"use client";

import { useTranslations } from "next-intl";
import { memo, useEffect } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Spinner } from "@/components/ui/spinner";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { type SlowMotion, sourceToOpen } from "./slow-motion";
import { StepView } from "./step-view";

/** The training of the student's own network, one step at a time. */
export const SlowMotionView = memo(function SlowMotionView({
  slowMotion,
  challenge,
  held,
}: {
  slowMotion: SlowMotion;
  challenge: ChallengeInfo;
  /** The class is paused: nothing plays. */
  held: boolean;
}) {
  const t = useTranslations("slow-motion");
  const { store, open } = slowMotion;
  const { traced, subject, waiting, failed } = useStore(store);
  const wanted = waiting || failed ? null : sourceToOpen(traced, subject);
  useEffect(() => {
    if (wanted !== null) open(wanted);
  }, [wanted, open]);

  if (failed)
    return (
      <EmptyState
        title={t("failed")}
        action={
          <Button size="sm" onClick={() => open("beginning")}>
            {t("retry")}
          </Button>
        }
      />
    );
  if (traced === null)
    return (
      <p className="grid min-h-48 place-content-center justify-items-center gap-2 text-ink-muted text-sm">
        <Spinner />
        <span>{t("opening")}</span>
      </p>
    );
  return <StepView {...{ slowMotion, traced, subject, challenge, held }} />;
});
