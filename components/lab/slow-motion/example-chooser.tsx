"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "@/components/ui/button";

/** Which of the batch's examples is looked at, one after the other and round again. */
export const ExampleChooser = memo(function ExampleChooser({
  row,
  count,
  onRow,
}: {
  row: number;
  count: number;
  onRow: (row: number) => void;
}) {
  const t = useTranslations("slow-motion");
  const move = (by: number) => onRow((row + by + count) % count);
  return (
    <div className="flex items-center gap-0.5">
      <Button
        size="sm"
        variant="quiet"
        className="px-1.5"
        aria-label={t("example.previous")}
        title={t("example.previous")}
        onClick={() => move(-1)}
      >
        <ChevronLeft aria-hidden="true" className="rtl:-scale-x-100" />
      </Button>
      <span className="tabular whitespace-nowrap text-xs">
        {t("example.which", { number: row + 1, count })}
      </span>
      <Button
        size="sm"
        variant="quiet"
        className="px-1.5"
        aria-label={t("example.next")}
        title={t("example.next")}
        onClick={() => move(1)}
      >
        <ChevronRight aria-hidden="true" className="rtl:-scale-x-100" />
      </Button>
    </div>
  );
});
