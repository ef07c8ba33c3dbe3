"use client";

import { useTranslations } from "next-intl";
import { COLOUR_KEY } from "@/components/board/colours/colour-switch";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { type ClassPicture, PICTURE_KEYS } from "@/lib/session/board/pictures/class-picture";
import { DESK_KEYS, type HostAction } from "./host-action";

/** Every key of the desk, those that do something at the moment first. */
export function ShortcutsDialog({
  open,
  onOpenChange,
  actions,
  pictures,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The actions available now. */
  actions: readonly HostAction[];
  /** The pictures of the class that can be chosen now. */
  pictures: readonly ClassPicture[];
}) {
  const t = useTranslations("host.shortcuts");
  const now = new Set(actions.map(({ shortcut }) => shortcut?.written));
  const row = (key: (typeof DESK_KEYS)[number]) => ({
    written: key,
    meaning: key === "?" || key === "," || key === "." ? t(SIGNS[key]) : t(`keys.${key}`),
  });
  const counted = pictures.filter((picture) => picture !== "question").length;
  const digits = { written: keysWritten(counted === 0 ? 6 : counted), meaning: t("pictures") };
  const question = { written: "0", meaning: t("question") };
  const isAsked = pictures.includes("question");
  const colours = { written: COLOUR_KEY, meaning: t("colours") };
  const palette = { written: "Ctrl K", meaning: t("palette") };
  const later = DESK_KEYS.filter((key) => !now.has(key)).map(row);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")}>
      <Rows
        rows={[
          ...[palette, ...DESK_KEYS.filter((key) => now.has(key)).map(row)],
          ...(counted > 0 ? [digits, colours] : []),
          ...(isAsked ? [question] : []),
        ]}
      />
      <h3 className="pt-5 pb-2 font-medium text-ink-muted text-sm">{t("later")}</h3>
      <Rows
        muted
        rows={[...later, ...(counted > 0 ? [] : [digits, colours]), ...(isAsked ? [] : [question])]}
      />
    </Dialog>
  );
}

/** A message cannot be called by a sign. */
const SIGNS = { "?": "help", ",": "snapshots.previous", ".": "snapshots.following" } as const;

/** The keys of so many pictures: the digits as a range, and whatever comes after them. */
function keysWritten(count: number): string {
  const keys = PICTURE_KEYS.slice(0, count);
  return [`1–${Math.min(9, keys.length)}`, ...keys.slice(9)].join(", ");
}

function Rows({ rows, muted = false }: { rows: { written: string; meaning: string }[]; muted?: boolean }) {
  return (
    <dl
      className={cn(
        "grid grid-cols-[minmax(3.25rem,auto)_minmax(0,1fr)] items-center gap-x-3 gap-y-2 text-sm",
        muted && "text-ink-muted",
      )}
    >
      {rows.map(({ written, meaning }) => (
        <div key={written} className="contents">
          <dt>
            <Key written={written} />
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A key as it is printed. */
export function Key({ written }: { written: string }) {
  return (
    <kbd
      dir="ltr"
      className="inline-flex min-w-6 justify-center rounded-[0.3rem] border border-line-strong/60 bg-sunken px-1.5 font-sans text-ink-muted text-xs leading-5"
    >
      {written}
    </kbd>
  );
}
