"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RichText } from "@/components/ui/rich-text";
import { LocalTime } from "./sessions/local-time";

/** The server's clock is far ahead of the last time it ran. Times as ISO 8601. */
export type ClockDoubtProps = {
  readonly now: string;
  readonly last: string;
  readonly onConfirm: (now: string) => Promise<void>;
};

/** Says why nothing is deleted by itself at the moment, and asks whoever knows today's date. */
export function ClockDoubt({ now, last, onConfirm }: ClockDoubtProps) {
  const t = useTranslations("teach.clock");
  const [confirming, startConfirming] = useTransition();
  return (
    <div className="mb-8">
      <Notice tone="warning" title={t("title")}>
        <p>
          <RichText>
            {t.rich("body", {
              now: () => <LocalTime at={now} dateOnly />,
              last: () => <LocalTime at={last} dateOnly />,
            })}
          </RichText>
        </p>
        <div className="mt-3">
          <Button size="sm" disabled={confirming} onClick={() => startConfirming(() => onConfirm(now))}>
            {t("confirm")}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
