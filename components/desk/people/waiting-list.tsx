"use client";

import { UserCheck, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { StudentName } from "@/components/board/student-name";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { dotted } from "@/components/ui/dotted";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Participant } from "@/lib/session/log/session";

type Answer = "admit-participants" | "readmit-participants" | "remove-participants" | "decline-returns";

type WaitingListProps = {
  /** In the order of joining: those who wait to be let in, and those who were removed and ask to come back. */
  readonly waiting: readonly Participant[];
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/** Rows shown at most; a crowd is admitted or turned away as a whole. */
const MOST_ROWS = 60;

/** Who waits to be let in or turned away, one by one or all at once. */
export const WaitingList = memo(function WaitingList({ waiting, readOnly, onCommand }: WaitingListProps) {
  const t = useTranslations("host.door");
  if (waiting.length === 0) return null;
  const idsOf = (participants: readonly Participant[], returning: boolean) =>
    participants.filter(({ removed }) => removed === returning).map(({ id }) => id);
  /** Newcomers and returning students need different commands. */
  const answer = (participants: readonly Participant[], types: readonly [Answer, Answer]) => {
    for (const [index, type] of types.entries()) {
      const ids = idsOf(participants, index === 1);
      if (ids.length > 0) onCommand({ type, participants: ids });
    }
  };
  const letIn = (...participants: Participant[]) =>
    answer(participants, ["admit-participants", "readmit-participants"]);
  const turnAway = (...participants: Participant[]) =>
    answer(participants, ["remove-participants", "decline-returns"]);
  const returning = idsOf(waiting, true).length;
  const newcomers = waiting.length - returning;

  return (
    <section aria-label={t("waiting")} className="flex flex-col gap-2">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-base">
          <span role="status">
            {dotted([
              newcomers > 0 && t("count", { count: newcomers }),
              returning > 0 && t("returns", { count: returning }),
            ])}
          </span>
        </h2>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" disabled={readOnly} onClick={() => letIn(...waiting)}>
            <UserCheck aria-hidden />
            <span>{t("letAllIn")}</span>
          </Button>
          <ConfirmDialog
            danger
            title={t("turnAllAwayTitle", { count: waiting.length })}
            body={t("turnAllAwayBody")}
            confirmLabel={t("turnAllAway")}
            onConfirm={() => turnAway(...waiting)}
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
        {waiting.slice(0, MOST_ROWS).map((participant) => (
          <WaitingRow
            key={participant.id}
            {...{ participant, readOnly }}
            onLetIn={() => letIn(participant)}
            onTurnAway={() => turnAway(participant)}
          />
        ))}
      </ul>
      {waiting.length > MOST_ROWS && (
        <p className="text-ink-muted text-sm">{t("more", { count: waiting.length - MOST_ROWS })}</p>
      )}
    </section>
  );
});

type WaitingRowProps = {
  readonly participant: Participant;
  readonly readOnly: boolean;
  readonly onLetIn: () => void;
  readonly onTurnAway: () => void;
};

function WaitingRow({ participant, readOnly, onLetIn, onTurnAway }: WaitingRowProps) {
  const t = useTranslations("host.door");
  const removed = useTranslations("host.removed");
  const { nickname } = participant;
  return (
    <li className="flex min-h-9 items-center gap-2 border-line/60 border-b py-0.5 text-sm">
      <span className="flex min-w-0 flex-1 flex-col leading-tight">
        <span className="truncate font-medium">
          <StudentName id={participant.id} nickname={nickname} />
        </span>
        {participant.removed && <span className="text-ink-muted text-xs">{t("asksBack")}</span>}
      </span>
      <Button
        size="sm"
        disabled={readOnly}
        aria-label={
          participant.removed ? removed("letBackInNamed", { nickname }) : t("letInNamed", { nickname })
        }
        onClick={onLetIn}
      >
        {participant.removed ? removed("letBackIn") : t("letIn")}
      </Button>
      <Button
        size="sm"
        variant="quiet"
        disabled={readOnly}
        aria-label={t("turnAwayNamed", { nickname })}
        onClick={onTurnAway}
      >
        {t("turnAway")}
      </Button>
    </li>
  );
}
