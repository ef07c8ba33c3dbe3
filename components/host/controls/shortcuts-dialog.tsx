"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Key } from "./key";

/** Every key of the desk, whether or not it does something at the moment. */
const KEYS = ["N", "O", "S", "P", "E", "C", "T", "B", "A", "H", "M", "X", "V", "G", "R", "?"] as const;

export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("host.shortcuts");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2 text-sm">
        <dt>
          <Key written="Ctrl K" />
        </dt>
        <dd>{t("palette")}</dd>
        {KEYS.map((key) => (
          <div key={key} className="contents">
            <dt>
              <Key written={key} />
            </dt>
            <dd>{t(key === "?" ? "help" : `keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
