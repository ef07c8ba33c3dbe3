"use client";

import { useRef } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { HostAction } from "./host-action";

/** The one question before what cannot be undone, wherever the host asked for it. */
export function AskDialog({
  action,
  onAnswer,
}: {
  /** Null: nothing is asked. */
  action: HostAction | null;
  onAnswer: (confirmed: boolean) => void;
}) {
  // While the dialog fades away it still says what it said.
  const last = useRef(action);
  if (action !== null) last.current = action;
  const confirm = last.current?.confirm;
  if (!confirm) return null;
  return (
    <ConfirmDialog
      {...confirm}
      open={action !== null}
      onOpenChange={(open) => {
        if (!open) onAnswer(false);
      }}
      onConfirm={() => onAnswer(true)}
    />
  );
}
