"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { isolate } from "@/components/board/isolate";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Millis } from "@/lib/session/log/events";
import type { ReplayNote } from "@/lib/session/report/replay-note";
import { formatMoment, type Moment } from "./moment";
import type { useMomentLabel } from "./use-moment-label";

type MomentListProps = {
  readonly moments: readonly Moment[];
  readonly label: ReturnType<typeof useMomentLabel>;
  /** How many of the moments have been played. */
  readonly happened: number;
  readonly onSeek: (time: Millis) => void;
  /** Deletes a note; null for whoever may not. */
  readonly onDelete: ((note: string) => void) | null;
};

const DOTS: Record<Moment["kind"], string> = {
  fold: "hatched",
  "round-started": "bg-ink",
  "round-closed": "bg-line-strong",
  "test-opened": "bg-test",
  "vote-opened": "rounded-full bg-accent",
  "vote-closed": "rounded-full border-2 border-accent",
  "question-asked": "rounded-full bg-ink-muted",
  "question-closed": "rounded-full border-2 border-ink-muted",
  "lead-change": "rotate-45 bg-validation",
  note: "bg-accent",
  afterwards: "border-2 border-accent",
  diverged: "rounded-full bg-danger",
  overfitting: "rounded-full border-2 border-danger",
};

/** The decisive moments as a list; pressing one jumps to it. */
export const MomentList = memo(function MomentList(props: MomentListProps) {
  const { moments, label, happened, onSeek, onDelete } = props;
  const t = useTranslations("replay");
  if (moments.length === 0)
    return <p className="py-6 text-center text-ink-muted text-sm">{t("moment.none")}</p>;
  return (
    <ol className="flex flex-col">
      {moments.map((moment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a log's moments never change
        <li key={index} className="flex items-center">
          <button
            type="button"
            aria-current={index === happened - 1 || undefined}
            onClick={() => onSeek(moment.at)}
            className={cn(
              "flex min-h-8 min-w-0 flex-1 items-center gap-2.5 rounded-control px-2 py-1 text-start text-sm hover:bg-sunken pointer-coarse:min-h-11",
              index >= happened && "text-ink-muted",
              index === happened - 1 && "bg-sunken font-medium",
            )}
          >
            <span dir="ltr" className="tabular shrink-0 text-ink-muted text-xs">
              {formatMoment(moment.at)}
            </span>
            <span aria-hidden className={cn("size-2 shrink-0", DOTS[moment.kind])} />
            <span className="min-w-0 break-words">{label(moment)}</span>
          </button>
          {moment.kind === "afterwards" && moment.note.deletable && onDelete && (
            <DeleteNote note={moment.note} onDelete={onDelete} />
          )}
        </li>
      ))}
    </ol>
  );
});

function DeleteNote({
  note: { id, text },
  onDelete,
}: {
  note: ReplayNote;
  onDelete: (note: string) => void;
}) {
  const t = useTranslations("replay.notes");
  return (
    <ConfirmDialog
      title={t("deleteTitle")}
      body={t("deleteWhat", { text: isolate(text) })}
      confirmLabel={t("delete")}
      danger
      onConfirm={() => onDelete(id)}
      trigger={
        <Button variant="quiet" size="sm" className="w-8 px-0" aria-label={t("delete")} title={t("delete")}>
          <Trash2 aria-hidden />
        </Button>
      }
    />
  );
}
