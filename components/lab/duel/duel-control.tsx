"use client";

import { Swords } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Opens the duel. `children`: the bench, which is on the page for as long as the duel is open. */
export function DuelControl({ children }: { children: ReactNode }) {
  const t = useTranslations("duel");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" title={t("title")} onClick={() => setOpen(true)}>
        <Swords aria-hidden="true" />
        <span>{t("open")}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} className="max-w-6xl">
        {children}
      </Dialog>
    </>
  );
}
