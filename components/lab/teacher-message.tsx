"use client";

import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { DismissButton } from "@/components/ui/notice";

type TeacherMessageProps = {
  /** Null: there is none, or the student has put it aside. */
  readonly text: string | null;
  readonly onDismiss: () => void;
};

/**
 * What the teacher has just said to this student alone. It lies over the top of the page, so that nothing under it moves, and stays until it is put
 * aside. Always mounted: screen readers announce only what changes in a region that they know.
 */
export function TeacherMessage({ text, onDismiss }: TeacherMessageProps) {
  const t = useTranslations("lab.message");
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-3 top-25 z-20 flex justify-center md:top-15.5"
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
