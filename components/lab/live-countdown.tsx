"use client";

import { useTranslations } from "next-intl";
import { secondsLeft } from "@/components/board/countdown/seconds-left";
import { useClock } from "@/lib/client/connection/use-clock";
import type { Millis } from "@/lib/session/log/events";
import type { Announced } from "@/lib/session/log/session";

type CountdownProps = { announced: Announced; now: () => Millis };

/** In how many seconds a round starts, in place of the sentence that the student has to wait. */
export function StartCountdown({ announced, now }: CountdownProps) {
  const t = useTranslations("lab.countdown");
  const round = (announced.round ?? 0) + 1;
  const seconds = secondsLeft(announced, useClock(now));
  return (
    <>
      {/* Told once, not every second. */}
      <span className="sr-only">{t("soon", { round })}</span>
      <span aria-hidden="true" className="tabular font-medium text-ink">
        {t("start", { round, seconds })}
      </span>
    </>
  );
}

/** In how many seconds the round closes, in place of the time left. */
export function CloseCountdown({ announced, now }: CountdownProps) {
  const t = useTranslations("lab.countdown");
  const seconds = secondsLeft(announced, useClock(now));
  return (
    <p role="timer" className="tabular whitespace-nowrap font-semibold text-danger">
      {t("close", { seconds })}
    </p>
  );
}
