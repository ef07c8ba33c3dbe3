"use client";

import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type TeachersActions, TeachersDialog } from "./teachers-dialog";

type Props = { readonly sessionId: string; readonly actions: TeachersActions };

/** Opens the list of those who may hold the desk, at the desk itself. */
export function TeachersButton({ sessionId, actions }: Props) {
  const t = useTranslations("lessons.teachers");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        <UsersRound aria-hidden />
        <span className="max-sm:sr-only">{t("open")}</span>
      </Button>
      <TeachersDialog {...{ sessionId, actions, open }} onOpenChange={setOpen} />
    </>
  );
}
