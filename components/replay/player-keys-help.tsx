"use client";

import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { Key } from "@/components/desk/controls/shortcuts-dialog";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** The player's keys, those that belong together in a row. */
const ROWS = [
  { name: "play", keys: ["Space", "K"] },
  { name: "seconds", keys: ["←", "→"] },
  { name: "tenSeconds", keys: ["J", "L"] },
  { name: "event", keys: [",", "."] },
  { name: "tenths", keys: ["0–9"] },
  { name: "ends", keys: ["Home", "End"] },
  { name: "speed", keys: ["<", ">"] },
  { name: "help", keys: ["?"] },
] as const;

/** Opens the list of the player's keys. A phone has none. */
export function PlayerKeysButton({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("replay.keys");
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        className="w-9 px-0 max-sm:hidden"
        aria-label={t("title")}
        title={t("hint")}
        onClick={() => onOpenChange(true)}
      >
        <Keyboard aria-hidden />
      </Button>
      <Dialog open={open} onOpenChange={onOpenChange} title={t("title")}>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2 text-sm">
          {ROWS.map(({ name, keys }) => (
            <div key={name} className="contents">
              <dt dir="ltr" className="flex gap-1 rtl:justify-end">
                {keys.map((key) => (
                  <Key key={key} written={key === "Space" ? t("space") : key} />
                ))}
              </dt>
              <dd>{t(name)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
