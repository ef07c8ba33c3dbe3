"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Participant } from "@/lib/session/log/session";
import { RenameForm } from "../rename-form";

type RenameDialogProps = {
  /** Null: nobody is renamed. */
  readonly participant: Participant | null;
  readonly onClose: () => void;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** A new nickname for a student who was found in the palette, not on the roster. */
export function RenameDialog({ participant, onClose, onCommand }: RenameDialogProps) {
  const t = useTranslations("host.roster");
  if (participant === null) return null;
  const { id, nickname } = participant;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("rename", { nickname })}>
      <RenameForm
        nickname={nickname}
        onCancel={onClose}
        onRename={async (typed) => {
          const refusal = await onCommand({ type: "rename-participant", participant: id, nickname: typed });
          if (refusal === null) onClose();
          return refusal;
        }}
      />
    </Dialog>
  );
}
