"use client";

import { Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { formatScore } from "@/lib/learning/numbers/format";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefutedReport } from "./refuted-report";
import { RenameForm } from "./rename-form";
import { RosterActions } from "./roster-actions";
import { RosterDoing } from "./roster-doing";
import type { RosterEntry } from "./roster-entry";

type RosterRowProps = RosterEntry & {
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** One student: what they are doing, their runs, their best score; the pencil renames, the paw gives an animal name, the last removes. */
export const RosterRow = memo(function RosterRow({ readOnly, onCommand, ...entry }: RosterRowProps) {
  const t = useTranslations("host");
  const [renaming, setRenaming] = useState(false);
  const startRenaming = useCallback(() => setRenaming(true), []);
  const { id, nickname } = entry;

  return (
    <li
      className={cn(
        "group flex min-h-9 flex-wrap content-center items-center gap-x-2 border-line/60 border-b py-0.5 text-sm",
        entry.activity === "offline" && "text-ink-muted",
      )}
    >
      <span aria-hidden className={cn("size-2 shrink-0 rounded-full", dotOf(entry))} />
      {entry.handUp && (
        <Button
          size="sm"
          variant="quiet"
          className="size-7 shrink-0 bg-accent/12 p-0 text-accent"
          disabled={readOnly}
          aria-label={t("roster.lowerHand", { nickname })}
          title={t("roster.lowerHandShort")}
          onClick={() => void onCommand({ type: "lower-hand", participant: id })}
        >
          <Hand aria-hidden />
        </Button>
      )}
      {renaming ? (
        <RenameForm
          nickname={nickname}
          onCancel={() => setRenaming(false)}
          onRename={async (typed) => {
            const refusal = await onCommand({ type: "rename-participant", participant: id, nickname: typed });
            if (refusal === null) setRenaming(false);
            return refusal;
          }}
        />
      ) : (
        <>
          <span className="flex min-w-0 flex-1 flex-col leading-tight">
            <span className="truncate font-medium">
              <bdi translate="no">{nickname}</bdi>
            </span>
            <RosterDoing {...entry} />
          </span>
          <span className="tabular shrink-0 text-ink-muted text-xs">
            {t("roster.runs", { count: entry.runs })}
          </span>
          <span className="tabular w-9 shrink-0 text-end font-semibold text-validation">
            {entry.best === null ? "" : formatScore(entry.best)}
          </span>
          {!readOnly && (
            <RosterActions
              id={id}
              nickname={nickname}
              spotlit={entry.spotlit}
              onRename={startRenaming}
              onCommand={onCommand}
            />
          )}
          {entry.refuted !== null && <RefutedReport run={entry.refuted} held={entry.held} />}
        </>
      )}
    </li>
  );
});

function dotOf({ activity, stuck }: RosterEntry): string {
  if (activity === "offline") return "border border-line-strong";
  if (activity === "training") return "bg-good";
  if (stuck) return "bg-warning";
  return activity === "diverged" ? "bg-danger" : "bg-line-strong";
}
