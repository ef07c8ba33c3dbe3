"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/form/segmented";
import { Select } from "@/components/ui/form/select";
import { Notice } from "@/components/ui/notice";
import type { ListedAccount } from "./account-row";

type RemoveAccountDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly account: ListedAccount;
  readonly colleagues: readonly ListedAccount[];
  readonly onRemove: (heir: string | null) => void;
};

/** Asks whether to remove an account, and what happens to its sessions. */
export function RemoveAccountDialog({ open, onOpenChange, account, ...props }: RemoveAccountDialogProps) {
  const t = useTranslations("people.remove");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title", { name: account.name })}>
      <Removal account={account} {...props} />
    </Dialog>
  );
}

function Removal({
  account: { sessions, goingOn },
  colleagues,
  onRemove,
}: Pick<RemoveAccountDialogProps, "account" | "colleagues" | "onRemove">) {
  const t = useTranslations("people.remove");
  const [fate, setFate] = useState<"hand-over" | "delete">("hand-over");
  const [heir, setHeir] = useState(colleagues[0]?.id ?? "");
  const handsOver = sessions > 0 && fate === "hand-over";
  const isBlocked = sessions > 0 && fate === "delete" && goingOn > 0;
  return (
    <div className="flex flex-col gap-4">
      <p>{t("body")}</p>
      {sessions > 0 && (
        <>
          <p>{t("count", { count: sessions })}</p>
          <div className="flex flex-col gap-1.5">
            <p className="font-medium text-sm">{t("what")}</p>
            <Segmented
              wide
              label={t("what")}
              value={fate}
              onValueChange={setFate}
              options={[
                { value: "hand-over", label: t("handOver") },
                { value: "delete", label: t("delete") },
              ]}
            />
            <p aria-live="polite" className="text-ink-muted text-sm">
              {handsOver ? t("handOverHint") : t("deleteHint")}
            </p>
          </div>
          {handsOver && (
            <Select
              label={t("heir")}
              value={heir}
              onValueChange={setHeir}
              options={colleagues.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
            />
          )}
          {isBlocked && <Notice tone="danger">{t("goingOn")}</Notice>}
        </>
      )}
      <div>
        <Button variant="danger" disabled={isBlocked} onClick={() => onRemove(handsOver ? heir : null)}>
          {t("confirm")}
        </Button>
      </div>
    </div>
  );
}
