"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/teach/sessions/local-time";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { RichText } from "@/components/ui/rich-text";
import { unreachable } from "@/lib/learning/unreachable";

export type DraftNoticeProps = {
  readonly state:
    | { readonly kind: "none" }
    | { readonly kind: "saved" }
    | { readonly kind: "elsewhere" }
    | { readonly kind: "failed" }
    /** All but the teacher's own words, for which the browser has no room. */
    | { readonly kind: "restored"; readonly savedAt: number; readonly outdated: boolean };
  readonly onDiscard: () => void;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
};

/** The state of a draft: saved, restored, or at risk and what to do about it. */
export function DraftNotice({ state, onDiscard, onKeepMine, onTakeTheirs }: DraftNoticeProps) {
  const t = useTranslations("teach.draft");
  const discard = (
    <ConfirmDialog
      danger
      title={t("discardTitle")}
      body={t("discardBody")}
      confirmLabel={t("discard")}
      onConfirm={onDiscard}
      trigger={
        <Button size="sm" variant="quiet">
          {t("discard")}
        </Button>
      }
    />
  );
  switch (state.kind) {
    case "none":
      return null;
    case "saved":
      return (
        <p className="flex flex-wrap items-center gap-x-2 text-ink-muted text-sm">
          <Check aria-hidden className="size-4 text-good" />
          <span>{t("saved")}</span>
          {discard}
        </p>
      );
    case "restored":
      return (
        <Notice tone="info" title={t("restoredTitle")}>
          <p>
            <RichText>
              {t.rich("restored", {
                time: () => <LocalTime at={new Date(state.savedAt).toISOString()} />,
              })}
            </RichText>
            {state.outdated && <span>{` ${t("outdated")}`}</span>}
          </p>
          <div className="mt-2 -ms-3">{discard}</div>
        </Notice>
      );
    case "elsewhere":
      return (
        <Notice tone="warning" title={t("elsewhereTitle")}>
          <p>{t("elsewhere")}</p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button size="sm" onClick={onKeepMine}>
              {t("keepMine")}
            </Button>
            <Button size="sm" onClick={onTakeTheirs}>
              {t("takeTheirs")}
            </Button>
          </div>
        </Notice>
      );
    case "failed":
      return (
        <Notice tone="danger" title={t("failedTitle")}>
          {t("failed")}
        </Notice>
      );
    default:
      return unreachable(state);
  }
}
