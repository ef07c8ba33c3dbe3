"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { buttonClass } from "./button-class";
import { cn } from "./class-names";
import { backdropClass, popupClass } from "./dialog-class";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  className?: string;
  children: ReactNode;
};

const FIELDS = ["input", "textarea", "select", "[role=combobox]"].map(
  (field) => `${field}:not(:disabled, [data-disabled], [tabindex="-1"], [aria-hidden=true])`,
);

/**
 * For the popup of a dialog: moves the focus into its first field, at once rather than in the next frame, so that whatever is typed
 * right after the dialog opens arrives there.
 */
export function useFirstField() {
  const popup = useRef<HTMLDivElement>(null);
  return {
    ref: popup,
    initialFocus(openedBy: string) {
      // Focusing a field would open a phone's keyboard, which covers half of the dialog.
      if (openedBy === "touch") return popup.current;
      const field = popup.current?.querySelector<HTMLElement>(FIELDS.join());
      field?.focus();
      return field ?? true;
    },
  };
}

/** A modal dialog. Escape and a click outside close it. */
export function Dialog({ open, onOpenChange, title, className, children }: DialogProps) {
  const t = useTranslations("common");
  const firstField = useFirstField();
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={backdropClass} />
        <BaseDialog.Popup {...firstField} className={cn(popupClass, className)}>
          <header className="flex items-center justify-between gap-4 border-line border-b py-3 ps-5 pe-3">
            <BaseDialog.Title className="text-lg">{title}</BaseDialog.Title>
            <BaseDialog.Close
              aria-label={t("close")}
              className={cn(buttonClass({ variant: "quiet", size: "sm" }), "w-8 px-0")}
            >
              <X aria-hidden />
            </BaseDialog.Close>
          </header>
          <div className="overflow-y-auto p-5">{children}</div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
