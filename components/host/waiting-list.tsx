"use client";

import { UserCheck, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { HostCommand } from "@/lib/session/commands";
import type { Participant } from "@/lib/session/session";

type WaitingListProps = {
  /** In the order of joining. */
  readonly waiting: readonly Participant[];
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/** Rows drawn; a crowd is dealt with as a whole. */
const MOST_ROWS = 60;

/** Who stands before the door, to be let in or turned away: one by one, or all at once. */
export const WaitingList = memo(function WaitingList({ waiting, readOnly, onCommand }: WaitingListProps) {
  const t = useTranslations("host.door");
  if (waiting.length === 0) return null;
  const ids = waiting.map(({ id }) => id);
  const letIn = (participants: number[]) => onCommand({ type: "admit-participants", participants });
  const turnAway = (participants: number[]) => onCommand({ type: "remove-participants", participants });

  return (
    <section aria-label={t("waiting")} className="flex flex-col gap-2">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-base">
          <span role="status">{t("count", { count: waiting.length })}</span>
        </h2>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" disabled={readOnly} onClick={() => letIn(ids)}>
            <UserCheck aria-hidden />
            <span>{t("letAllIn")}</span>
          </Button>
          <ConfirmDialog
            danger
            title={t("turnAllAwayTitle", { count: waiting.length })}
            body={t("turnAllAwayBody")}
            confirmLabel={t("turnAllAway")}
            onConfirm={() => turnAway(ids)}
            trigger={
              <Button size="sm" disabled={readOnly}>
                <UserX aria-hidden />
                <span>{t("turnAllAway")}</span>
              </Button>
            }
          />
        </div>
      </header>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        aria-label={t("waiting")}
        className="grid max-h-44 grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] gap-x-4 overflow-y-auto"
      >
        {waiting.slice(0, MOST_ROWS).map(({ id, nickname }) => (
          <li key={id} className="flex min-h-9 items-center gap-2 border-line/60 border-b py-0.5 text-sm">
            <span className="min-w-0 flex-1 truncate font-medium">
              <bdi translate="no">{nickname}</bdi>
            </span>
            <Button
              size="sm"
              disabled={readOnly}
              aria-label={t("letInNamed", { nickname })}
              onClick={() => letIn([id])}
            >
              {t("letIn")}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              disabled={readOnly}
              aria-label={t("turnAwayNamed", { nickname })}
              onClick={() => turnAway([id])}
            >
              {t("turnAway")}
            </Button>
          </li>
        ))}
      </ul>
      {waiting.length > MOST_ROWS && (
        <p className="text-ink-muted text-sm">{t("more", { count: waiting.length - MOST_ROWS })}</p>
      )}
    </section>
  );
});
