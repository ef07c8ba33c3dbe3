"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { buttonClass } from "./button-class";
import { backdropClass, popupClass } from "./dialog-class";

type ConfirmDialogProps = {
  title: string;
  /** What will be lost, in a sentence. */
  body: ReactNode;
  /** What the button does: "Delete the class", never "OK". */
  confirmLabel: string;
  onConfirm: () => void;
  danger?: boolean;
} & (
  | {
      /** The button that opens it. */
      trigger: ReactElement;
      open?: undefined;
      onOpenChange?: undefined;
    }
  | { trigger?: undefined; open: boolean; onOpenChange: (open: boolean) => void }
);

/** Asks once before an action that cannot be undone. Whatever can be undone is done without asking. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, body, confirmLabel, onConfirm, danger, trigger, open, onOpenChange } = props;
  const t = useTranslations("common");
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange && ((next) => onOpenChange(next))}>
      {trigger && <AlertDialog.Trigger render={trigger} />}
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdropClass} />
        <AlertDialog.Popup className={popupClass}>
          <div className="flex flex-col gap-2 p-5">
            <AlertDialog.Title className="text-lg">{title}</AlertDialog.Title>
            <AlertDialog.Description className="text-ink-muted">{body}</AlertDialog.Description>
          </div>
          <footer className="flex flex-wrap justify-end gap-3 border-line border-t bg-sunken px-5 py-3">
            <AlertDialog.Close className={buttonClass({ variant: "secondary" })}>
              {t("cancel")}
            </AlertDialog.Close>
            <AlertDialog.Close
              className={buttonClass({ variant: danger ? "danger" : "primary" })}
              onClick={onConfirm}
            >
              {confirmLabel}
            </AlertDialog.Close>
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
