"use client";

import { Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";

/** Raises the student's hand, or takes it down: the teacher sees it on the roster. */
export function HandButton({
  raised,
  disabled,
  onRaised,
}: {
  raised: boolean;
  disabled: boolean;
  onRaised: (raised: boolean) => void;
}) {
  const t = useTranslations("lab.hand");
  return (
    <Button
      variant="quiet"
      size="sm"
      aria-pressed={raised}
      disabled={disabled}
      title={t(raised ? "lowerHint" : "raiseHint")}
      className={cn("px-2", raised && "bg-accent/12 text-accent")}
      onClick={() => onRaised(!raised)}
    >
      <Hand aria-hidden="true" />
      <span>{t(raised ? "raised" : "raise")}</span>
    </Button>
  );
}
