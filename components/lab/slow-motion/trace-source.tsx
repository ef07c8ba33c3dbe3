"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
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
  return (
    <div className="flex min-w-0 items-center gap-1">
      <SourceSelect source={source} run={run === null ? null : ordinal} onOpen={onOpen} />
      <span className="tabular min-w-20 whitespace-nowrap px-1 text-xs">
        {t("at", { step: formatCount(trace.step) })}
      </span>
      {(source === "run" || walked > 0) && (
        <Button
          size="sm"
          variant="quiet"
          className="px-1.5"
          aria-label={t(source === "run" ? "again" : "restart")}
          title={t(source === "run" ? "again" : "restart")}
          onClick={() => onOpen(source)}
        >
          <RotateCw aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}

/** Stays as it is while the steps go on. `run`: the student's count of it, from 1; null while they have none. */
const SourceSelect = memo(function SourceSelect({
  source,
  run,
  onOpen,
}: {
  source: TraceSource;
  run: number | null;
  onOpen: (source: TraceSource) => void;
}) {
  const t = useTranslations("slow-motion.source");
  const options = useMemo(
    () => [
      ...(run === null ? [] : [{ value: "run" as const, label: t("run", { number: run }) }]),
      { value: "beginning" as const, label: t("beginning") },
    ],
    [run, t],
  );
  return (
    <Select
      small
      aria-label={t("label")}
      value={source}
      options={options}
      onValueChange={onOpen}
      className="w-34"
    />
  );
});
