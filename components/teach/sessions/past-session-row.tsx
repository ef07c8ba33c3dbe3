"use client";

import { Bookmark, BookmarkCheck, Copy, History, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RichText } from "@/components/ui/rich-text";
import { LocalTime } from "./local-time";
import { SessionFigures } from "./open-session-card";
import type { ListedSession } from "./session-list";

type Props = {
  session: ListedSession;
  onDelete: (sessionId: string) => Promise<void>;
  onKeep: (sessionId: string, kept: boolean) => Promise<void>;
};

/** A session that has ended, with buttons to replay, repeat, keep or permanently delete it. */
export function PastSessionRow({ session, onDelete, onKeep }: Props) {
  const t = useTranslations("teach.sessions");
  const [deleting, startDeleting] = useTransition();
  const [keeping, startKeeping] = useTransition();
  const kept = session.deletedOn === null;
  const named = (action: string) => t("actionOn", { action, title: session.title });
  return (
    <article className="flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4" aria-busy={deleting}>
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="break-words text-base">
          <bdi>{session.title}</bdi>
        </h3>
        <p className="text-ink-muted text-sm">
          <LocalTime at={session.createdAt} />
          <span>{" · "}</span>
          <span className="sr-only">{`${t("code")} `}</span>
          <span dir="ltr" translate="no" className="font-mono">
            {session.joinCode}
          </span>
        </p>
        <SessionFigures session={session} />
        <p className="text-ink-muted text-sm">
          {session.deletedOn === null ? (
            t("kept")
          ) : (
            <RichText>
              {t.rich("deletedOn", { date: () => <LocalTime at={session.deletedOn ?? ""} dateOnly /> })}
            </RichText>
          )}
        </p>
      </div>
      <div className="-mx-3 flex flex-wrap items-center gap-1 sm:mx-0">
        <Link
          href={`/replay/${session.id}`}
          aria-label={named(t("replay"))}
          className={buttonClass({ size: "sm", className: "max-sm:ms-3" })}
        >
          <History aria-hidden />
          <span>{t("replay")}</span>
        </Link>
        <Link
          href={`/teach/new?from=${session.id}`}
          aria-label={named(t("copy"))}
          className={buttonClass({ variant: "quiet", size: "sm" })}
        >
          <Copy aria-hidden />
          <span>{t("copy")}</span>
        </Link>
        <Button
          variant="quiet"
          size="sm"
          disabled={keeping}
          aria-pressed={kept}
          aria-label={named(t("keepAction"))}
          onClick={() => startKeeping(() => onKeep(session.id, !kept))}
        >
          {kept ? <BookmarkCheck aria-hidden /> : <Bookmark aria-hidden />}
          <span>{t("keepAction")}</span>
        </Button>
        <ConfirmDialog
          danger
          title={t("deleteTitle", { title: session.title })}
          body={t("deleteBody")}
          confirmLabel={t("deleteConfirm")}
          onConfirm={() => startDeleting(() => onDelete(session.id))}
          trigger={
            <Button variant="quiet" size="sm" disabled={deleting} aria-label={named(t("deleteAction"))}>
              <Trash2 aria-hidden />
              <span>{deleting ? t("deleting") : t("deleteAction")}</span>
            </Button>
          }
        />
      </div>
    </article>
  );
}
