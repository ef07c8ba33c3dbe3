"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("slow-motion");
  const step = formatCount(trace.step);
  const options = [
    ...(run === null
      ? []
      : [
          {
            value: "run" as const,
            label:
              source === "run"
                ? t("source.runAt", { number: ordinal, step })
                : t("source.run", { number: ordinal }),
          },
        ]),
    {
      value: "beginning" as const,
      label:
        source === "beginning" && trace.step > 0 ? t("source.beginningAt", { step }) : t("source.beginning"),
    },
  ];
  return (
    <div className="flex min-w-0 items-center gap-1">
      <Select
        small
        aria-label={t("source.label")}
        value={source}
        options={options}
        onValueChange={onOpen}
        className="w-46"
      />
      {(source === "run" || walked > 0) && (
        <Button
          size="sm"
          variant="quiet"
          className="px-1.5"
          aria-label={t(source === "run" ? "source.again" : "source.restart")}
          title={t(source === "run" ? "source.again" : "source.restart")}
          onClick={() => onOpen(source)}
        >
          <RotateCw aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
