"use client";

import { Pencil, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { HostCommand } from "@/lib/session/commands";
import type { ParticipantId } from "@/lib/session/events";
import type { ProblemCode } from "@/lib/session/problem";

type RosterActionsProps = {
  readonly id: ParticipantId;
  readonly nickname: string;
  readonly onRename: () => void;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** What a host can do about one student. Drawn once: what the student does in between changes nothing here. */
export const RosterActions = memo(function RosterActions(props: RosterActionsProps) {
  const { id, nickname, onRename, onCommand } = props;
  const t = useTranslations("host");
  return (
    <span className="flex shrink-0 opacity-60 focus-within:opacity-100 group-hover:opacity-100">
      <Button
        variant="quiet"
        size="sm"
        className="size-7 p-0"
        aria-label={t("roster.rename", { nickname })}
        title={t("roster.renameShort")}
        onClick={onRename}
      >
        <Pencil aria-hidden />
      </Button>
      <ConfirmDialog
        danger
        title={t("roster.removeTitle", { nickname })}
        body={t("roster.removeBody")}
        confirmLabel={t("roster.removeConfirm")}
        onConfirm={() => void onCommand({ type: "remove-participant", participant: id })}
        trigger={
          <Button
            variant="quiet"
            size="sm"
            className="size-7 p-0"
            aria-label={t("roster.remove", { nickname })}
            title={t("roster.removeShort")}
          >
            <UserMinus aria-hidden />
          </Button>
        }
      />
    </span>
  );
});
