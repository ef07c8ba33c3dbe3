"use client";

import { Hand, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode, useCallback, useState } from "react";
import { StudentName } from "@/components/board/student-name";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatScore } from "@/lib/learning/numbers/format";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RenameForm } from "./rename-form";
import { RosterActions } from "./roster-actions";
import { RefutedReport, RosterDoing } from "./roster-doing";
import type { RosterEntry } from "./roster-entry";

type RosterProps = {
  /** In the order in which they are listed. */
  readonly entries: readonly RosterEntry[];
  /** No commands can be sent: offline, or the class has ended. */
  readonly readOnly: boolean;
  /** At the end of the title line. */
  readonly actions?: ReactNode;
  /** Below the list: who was removed. */
  readonly removed?: ReactNode;
  /** Returns the problem, or null on success. */
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

const FILTERS = ["all", "training", "stuck", "hand", "flagged", "offline"] as const;
type Filter = (typeof FILTERS)[number];

const TESTS: Record<Filter, (entry: RosterEntry) => boolean> = {
  all: () => true,
  training: (entry) => entry.activity === "training",
  stuck: (entry) => entry.stuck,
  hand: (entry) => entry.handUp,
  flagged: (entry) => entry.refuted !== null,
  offline: (entry) => entry.activity === "offline",
};

const HIDDEN_WHEN_NONE: readonly Filter[] = ["flagged", "hand"];

const COUNT_TONES: Record<Filter, string> = {
  all: "text-ink",
  training: "text-good",
  stuck: "text-warning",
  hand: "text-accent",
  flagged: "text-danger",
  offline: "text-ink",
};

/** Who is in the class and what they are doing. The counts above filter the list. */
export function Roster({ entries, readOnly, actions, removed, onCommand }: RosterProps) {
  const t = useTranslations("host");
  const [filter, setFilter] = useState<Filter>("all");
  const shown = entries.filter(TESTS[filter]);

  return (
    <section aria-label={t("roster.title")} className="flex min-h-0 flex-1 flex-col gap-2">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex items-center gap-2">
          <h2 className="font-semibold text-base">{t("roster.title")}</h2>
          {actions}
        </div>
        <div className="-mx-1 flex flex-wrap">
          {FILTERS.map((name) => {
            const count = entries.filter(TESTS[name]).length;
            // Usually every report is confirmed and no hand is up.
            if (HIDDEN_WHEN_NONE.includes(name) && count === 0 && filter !== name) return null;
            return (
              <button
                key={name}
                type="button"
                aria-pressed={filter === name}
                onClick={() => setFilter(name)}
                className={cn(
                  "inline-flex items-center gap-1.5 rounded-control px-2 py-1 text-ink-muted text-xs hover:bg-sunken pointer-coarse:min-h-11",
                  filter === name && "bg-sunken text-ink",
                )}
              >
                <span
                  className={cn("tabular font-semibold", count > 0 ? COUNT_TONES[name] : "text-ink-muted")}
                >
                  {count}
                </span>
                <span>{t(`roster.filter.${name}`)}</span>
              </button>
            );
          })}
        </div>
      </header>
      {filter === "offline" && shown.length > 1 && !readOnly && (
        <ConfirmDialog
          danger
          title={t("roster.removeShownTitle", { count: shown.length })}
          body={t("roster.removeShownBody")}
          confirmLabel={t("roster.removeConfirm")}
          onConfirm={() =>
            void onCommand({ type: "remove-participants", participants: shown.map(({ id }) => id) })
          }
          trigger={
            <Button size="sm" className="self-start">
              <UserMinus aria-hidden />
              <span>{t("roster.removeShown", { count: shown.length })}</span>
            </Button>
          }
        />
      )}
      {shown.length === 0 ? (
        <p className="py-6 text-center text-ink-muted text-sm">
          {entries.length === 0 ? t("roster.empty") : t(`roster.none.${filter}`)}
        </p>
      ) : (
        <ul
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
          tabIndex={0}
          aria-label={t("roster.title")}
          className="-mx-1 grid min-h-0 flex-1 auto-rows-min grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] gap-x-4 overflow-y-auto px-1"
        >
          {shown.map((entry) => (
            <RosterRow key={entry.id} {...entry} readOnly={readOnly} onCommand={onCommand} />
          ))}
        </ul>
      )}
      {removed}
    </section>
  );
}

type RosterRowProps = RosterEntry & {
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** One student: what they are doing, their runs, their best score, and buttons to rename, assign an animal name or remove them. */
const RosterRow = memo(function RosterRow({ readOnly, onCommand, ...entry }: RosterRowProps) {
  const t = useTranslations("host");
  const [renaming, setRenaming] = useState(false);
  const startRenaming = useCallback(() => setRenaming(true), []);
  const { id, nickname } = entry;

  return (
    <li
      className={cn(
        "group relative flex min-h-9 flex-wrap content-center items-center gap-x-2 border-line/60 border-b py-0.5 text-sm",
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
              <StudentName id={id} nickname={nickname} className="pointer-coarse:min-h-8" />
            </span>
            <RosterDoing {...entry} />
          </span>
          <span className="tabular shrink-0 text-ink-muted text-xs">
            {t("roster.runs", { count: entry.runs })}
          </span>
          <span
            className={cn(
              "tabular w-9 shrink-0 text-end font-semibold",
              entry.on === "train" ? "text-train" : "text-validation",
            )}
          >
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
