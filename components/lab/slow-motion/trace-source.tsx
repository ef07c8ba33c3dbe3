"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { formatCount } from "@/lib/learning/format";
import type { Traced, TraceSource, TraceSubject } from "./slow-motion";

/** Whose weights are shown and how many steps they have taken, and the choice of others. */
export function TraceSourceChoice({
  traced: { source, trace, walked },
  subject: { run, ordinal },
  onOpen,
}: {
  traced: Traced;
  subject: TraceSubject;
  onOpen: (source: TraceSource) => void;
}) {
  const t = useTranslations("slow-motion.source");
  const isRun = source === "run";
  const hasRun = run !== null;
  // The same while the steps go on: only what is shown of the chosen one changes with them.
  const options = useMemo(
    () => [
      ...(hasRun ? [{ value: "run" as const, label: t("run", { number: ordinal }) }] : []),
      { value: "beginning" as const, label: t("beginning") },
    ],
    [hasRun, ordinal, t],
  );
  const step = formatCount(trace.step);
  return (
    <div className="flex min-w-0 items-center gap-1">
      <Select
        small
        aria-label={t("label")}
        value={source}
        shown={isRun ? t("runAt", { number: ordinal, step }) : t("beginningAt", { step })}
        options={options}
        onValueChange={onOpen}
        className="w-46"
      />
      {(isRun || walked > 0) && (
        <Button
          size="sm"
          variant="quiet"
          className="px-1.5"
          aria-label={t(isRun ? "again" : "restart")}
          title={t(isRun ? "again" : "restart")}
          onClick={() => onOpen(source)}
        >
          <RotateCw aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
