"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "./button-class";
import { cn } from "./class-names";
import { backdropClass, popupClass } from "./dialog-class";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  className?: string;
  children: ReactNode;
};

/** Something that needs the whole attention for a moment. Escape and a click beside it close it. */
export function Dialog({ open, onOpenChange, title, className, children }: DialogProps) {
  const t = useTranslations("common");
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={backdropClass} />
        <BaseDialog.Popup className={cn(popupClass, className)}>
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
