"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { isolate } from "@/components/board/isolate";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/form/switch";
import type { Colleague } from "./teachers-dialog";

type Props = {
  readonly to: Colleague;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: (stays: boolean) => void;
};

/** Asks once before the session gets another host. */
export function HandOver({ to, busy, onCancel, onConfirm }: Props) {
  const t = useTranslations("lessons.teachers");
  const common = useTranslations("common");
  const [stays, setStays] = useState(true);
  const name = isolate(to.name);
  return (
    <section aria-labelledby="hand-over" className="flex flex-col gap-4">
      <h3 id="hand-over" className="text-lg">
        {t("handOverTo", { name })}
      </h3>
      <p className="text-ink-muted">{t("handOverBody", { name })}</p>
      <Switch label={t("stay")} hint={t("stayHint")} checked={stays} onCheckedChange={setStays} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onCancel}>{common("cancel")}</Button>
        <Button variant="danger" disabled={busy} onClick={() => onConfirm(stays)}>
          {t("handOver")}
        </Button>
      </div>
    </section>
  );
}
