import { Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatClock } from "@/lib/learning/numbers/format";
import { roundTime } from "@/lib/session/decide/round-time";
import type { Millis } from "@/lib/session/log/events";
import type { Round } from "@/lib/session/log/session";

type PausedScreenProps = { readonly round: Extract<Round, { state: "running" }>; readonly now: Millis };

/** Below the curves while the class is paused: eyes to the front. The curves stay visible, as they are what the class talks about. */
export function PausedScreen({ round, now }: PausedScreenProps) {
  const t = useTranslations("projector.paused");
  const { left, passed } = roundTime(round, now);
  return (
    <section
      role="status"
      className="mx-6 mb-4 flex shrink-0 items-center gap-5 rounded-card border border-warning bg-surface px-6 py-2.5"
    >
      <Pause aria-hidden className="size-9 shrink-0 text-warning" />
      <p className="flex-1 font-semibold text-3xl">{t("title")}</p>
      <p className="whitespace-nowrap text-ink-muted text-lg">
        <span className="tabular font-semibold text-3xl text-ink">{formatClock(left ?? passed)}</span>{" "}
        <span>{left === null ? t("passed") : t("left")}</span>
      </p>
    </section>
  );
}
