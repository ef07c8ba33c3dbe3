"use client";

import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type TeachersActions, TeachersDialog } from "./teachers-dialog";

type Props = {
  readonly sessionId: string;
  /** Of the session, where several are on the page. */
  readonly title?: string;
  readonly actions: TeachersActions;
  /** Called after every change. */
  readonly onChanged?: () => void;
};

/** Opens the list of those who may hold the desk. */
export function TeachersButton({ sessionId, title, actions, onChanged }: Props) {
  const t = useTranslations("lessons.teachers");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size={title === undefined ? "sm" : "md"}
        variant="quiet"
        aria-label={title === undefined ? undefined : t("actionOn", { action: t("open"), name: title })}
        onClick={() => setOpen(true)}
      >
        <UsersRound aria-hidden />
        <span className="max-sm:sr-only">{t("open")}</span>
      </Button>
      <TeachersDialog {...{ sessionId, actions, open, onChanged }} onOpenChange={setOpen} />
    </>
  );
}
