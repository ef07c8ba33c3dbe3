"use client";

import { Copy, Ellipsis, Tag, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ClassDialog } from "@/components/teach/lessons/class-dialog";
import type { LessonActions } from "@/components/teach/lessons/listed";
import { TeachersDialog } from "@/components/teach/teachers/teachers-dialog";
import { Button } from "@/components/ui/button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { ListedSession } from "./session-list";

export type OpenSessionMenuProps = {
  readonly session: ListedSession;
  /** The teacher's own classes. */
  readonly classes: readonly string[];
  readonly actions: Pick<LessonActions, "label" | "teachers">;
  /** Called when who teaches the session has changed. */
  readonly onChanged: () => void;
};

type Action = "copy" | "class" | "teachers";

/** What else can be done with a live session. */
export function OpenSessionMenu({ session, classes, actions, onChanged }: OpenSessionMenuProps) {
  const t = useTranslations("lessons");
  const sessions = useTranslations("teach.sessions");
  const [asked, setAsked] = useState<Action | null>(null);
  const { id, title, classLabel, hostName } = session;
  const items: MenuItem<Action>[] = [
    { value: "copy", label: sessions("copy"), icon: <Copy aria-hidden />, href: `/teach/new?from=${id}` },
    ...(hostName === null
      ? [{ value: "class" as const, label: t("act.class"), icon: <Tag aria-hidden /> }]
      : []),
    { value: "teachers", label: t("act.teachers"), icon: <UsersRound aria-hidden /> },
  ];
  const dialog = (action: Action) => ({
    open: asked === action,
    onOpenChange: (open: boolean) => setAsked(open ? action : null),
  });
  return (
    <>
      <Menu
        items={items}
        onChoose={setAsked}
        trigger={
          <Button
            variant="quiet"
            className="w-10 px-0"
            aria-label={sessions("actionOn", { action: t("actions"), title })}
          >
            <Ellipsis aria-hidden />
          </Button>
        }
      />
      <ClassDialog
        {...dialog("class")}
        {...{ classLabel, classes }}
        onSave={(typed) => actions.label(id, typed)}
      />
      <TeachersDialog
        {...dialog("teachers")}
        sessionId={id}
        actions={actions.teachers}
        onChanged={onChanged}
      />
    </>
  );
}
