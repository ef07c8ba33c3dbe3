"use client";

import { PawPrint, Pencil, Spotlight, UserMinus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import { nameLanguage } from "@/lib/session/names/nickname-words";
import { KeepRun } from "./snapshots/keep-run";

type RosterActionsProps = {
  readonly id: ParticipantId;
  readonly nickname: string;
  /** The host points at them. */
  readonly spotlit: boolean;
  readonly onRename: () => void;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/**
 * Buttons for what a host can do about one student, over the end of the row that is pointed at, so that names have its room otherwise. A finger cannot point, and opens
 * the student instead. Memoised: a student's activity changes nothing here.
 */
export const RosterActions = memo(function RosterActions(props: RosterActionsProps) {
  const { id, nickname, spotlit, onRename, onCommand } = props;
  const spotlight = spotlit ? null : { participant: id, run: null };
  const t = useTranslations("host");
  const language = nameLanguage(useLocale());
  return (
    <span className="absolute inset-y-0 end-0 flex items-center bg-surface ps-1 opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden">
      <Button
        variant="quiet"
        size="sm"
        className={cn("size-7 p-0", spotlit && "text-accent")}
        aria-pressed={spotlit}
        aria-label={t(spotlit ? "roster.spotlightOff" : "roster.spotlight", { nickname })}
        title={t(spotlit ? "roster.spotlightOff" : "roster.spotlight", { nickname })}
        onClick={() => void onCommand({ type: "set-spotlight", spotlight })}
      >
        <Spotlight aria-hidden />
      </Button>
      <KeepRun {...{ id, nickname }} />
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
      <Button
        variant="quiet"
        size="sm"
        className="size-7 p-0"
        aria-label={t("roster.drawName", { nickname })}
        title={t("roster.drawNameShort")}
        onClick={() =>
          void onCommand({ type: "draw-nickname", participant: id, insteadOf: nickname, language })
        }
      >
        <PawPrint aria-hidden />
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
