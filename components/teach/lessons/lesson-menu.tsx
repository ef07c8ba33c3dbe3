"use client";

import {
  Archive,
  ArchiveRestore,
  Bookmark,
  BookmarkX,
  Copy,
  Ellipsis,
  FileText,
  History,
  Link2,
  Pencil,
  Tag,
  Trash2,
  UsersRound,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { type ReplayShare, ShareReplay } from "@/components/desk/sharing/share-replay";
import { TeachersDialog } from "@/components/teach/teachers/teachers-dialog";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { ClassDialog } from "./class-dialog";
import type { LessonRowProps } from "./lesson-row";
import { TextDialog } from "./text-dialog";

type Action =
  | "replay"
  | "report"
  | "copy"
  | "share"
  | "teachers"
  | "rename"
  | "class"
  | "keep"
  | "archive"
  | "delete";

/** Everything that can be done with a past session. Co-teachers may do less. */
export function LessonMenu({
  lesson,
  classes,
  deletes,
  actions,
  onChanged,
  share,
}: LessonRowProps & { readonly share: ReplayShare }) {
  const t = useTranslations("lessons");
  const sessions = useTranslations("teach.sessions");
  const [asked, setAsked] = useState<Action | null>(null);
  const [busy, start] = useTransition();
  const { id, title, kept, archived, classLabel } = lesson;
  const isOwn = lesson.hostName === null;
  const dialog = (action: Action) => ({
    open: asked === action,
    onOpenChange: (open: boolean) => setAsked(open ? action : null),
  });

  const items: MenuItem<Action>[] = [
    { value: "replay", label: sessions("replay"), icon: <History aria-hidden />, href: `/replay/${id}` },
    {
      ...{ value: "report", label: t("act.report"), icon: <FileText aria-hidden /> },
      href: `/teach/${id}/report`,
    },
    { value: "copy", label: sessions("copy"), icon: <Copy aria-hidden />, href: `/teach/new?from=${id}` },
    { value: "share", label: t("act.share"), icon: <Link2 aria-hidden /> },
    { value: "teachers", label: t("act.teachers"), icon: <UsersRound aria-hidden /> },
  ];
  if (isOwn) {
    items.push(
      { value: "rename", label: t("act.rename"), icon: <Pencil aria-hidden /> },
      { value: "class", label: t("act.class"), icon: <Tag aria-hidden /> },
    );
    if (kept)
      items.push({
        ...{ value: "keep", label: t("act.keepNoLonger"), icon: <BookmarkX aria-hidden /> },
        hint: deletes ? t("act.keepNoLongerHint") : undefined,
      });
    else if (deletes)
      items.push({
        ...{ value: "keep", label: t("act.keep"), hint: t("act.keepHint"), icon: <Bookmark aria-hidden /> },
      });
    items.push(
      archived
        ? { value: "archive", label: t("act.restore"), icon: <ArchiveRestore aria-hidden /> }
        : { value: "archive", label: t("act.archive"), icon: <Archive aria-hidden /> },
      { value: "delete", label: sessions("deleteAction"), icon: <Trash2 aria-hidden /> },
    );
  }

  const onChoose = (action: Action) => {
    if (action === "keep") start(() => actions.keep(id, !kept));
    else if (action === "archive") start(async () => void (await actions.archive(id, !archived)));
    else setAsked(action);
  };

  return (
    <>
      <Menu
        items={items}
        onChoose={onChoose}
        trigger={
          <Button
            variant="quiet"
            size="sm"
            className="w-9 shrink-0 px-0"
            disabled={busy}
            aria-label={sessions("actionOn", { action: t("actions"), title })}
          >
            <Ellipsis aria-hidden />
          </Button>
        }
      />
      <Dialog {...dialog("share")} title={t("act.share")}>
        <ShareReplay {...share} />
      </Dialog>
      <TeachersDialog
        {...dialog("teachers")}
        sessionId={id}
        actions={actions.teachers}
        onChanged={onChanged}
      />
      <TextDialog
        {...dialog("rename")}
        title={t("rename.title")}
        label={t("rename.label")}
        initial={title}
        onSave={(typed) => actions.rename(id, typed)}
      />
      <ClassDialog
        {...dialog("class")}
        {...{ classLabel, classes }}
        onSave={(typed) => actions.label(id, typed)}
      />
      <ConfirmDialog
        danger
        {...dialog("delete")}
        title={sessions("deleteTitle", { title })}
        body={sessions("deleteBody")}
        confirmLabel={sessions("deleteConfirm")}
        onConfirm={() => start(() => actions.remove(id))}
      />
    </>
  );
}
