"use client";

import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { DismissButton } from "@/components/ui/notice";

type TeacherMessageProps = {
  /** Null: there is none, or the student has put it aside. */
  readonly text: string | null;
  readonly onDismiss: () => void;
  /** Whether it lies over the page, so that nothing of it moves. Elsewhere it comes before what the page shows. */
  readonly floats: boolean;
};

/**
 * What the teacher has just said to this student alone, in sight until it is put aside. Always mounted: screen readers announce only what changes in a region
 * that they know.
 */
export function TeacherMessage({ text, onDismiss, floats }: TeacherMessageProps) {
  const t = useTranslations("lab.message");
  return (
    <div
      role="status"
      className={cn(
        "pointer-events-none z-20 flex justify-center",
        floats ? "fixed inset-x-3 top-25 md:top-15.5" : "sticky top-2 px-3",
      )}
    >
      {text !== null && (
        <div className="tinted pointer-events-auto flex max-w-xl items-start gap-3 rounded-card border border-accent/40 py-2 ps-4 pe-2 shadow-popup [--tone:var(--accent)]">
          <MessageSquareText aria-hidden className="mt-1 size-5 shrink-0" />
          <div className="min-w-0 py-0.5 text-ink">
            <p className="text-ink-muted text-xs">{t("from")}</p>
            <p dir="auto" className="break-words">
              {text}
            </p>
          </div>
          <DismissButton label={t("dismiss")} onClick={onDismiss} />
        </div>
      )}
    </div>
  );
}
