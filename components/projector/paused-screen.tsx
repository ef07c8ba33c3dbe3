import { Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatClock } from "@/lib/learning/format";
import type { Millis } from "@/lib/session/events";
import { roundTime } from "@/lib/session/round-time";
import type { Round } from "@/lib/session/session";

type PausedScreenProps = { readonly round: Extract<Round, { state: "running" }>; readonly now: Millis };

/** Below the curves while the class is paused: eyes to the front. The curves stay to be seen, since they are what is talked about. */
export function PausedScreen({ round, now }: PausedScreenProps) {
  const t = useTranslations("projector.paused");
  const { left, passed } = roundTime(round, now);
  return (
    <section
      role="status"
      className="mx-8 mb-7 flex items-center gap-6 rounded-card border border-warning bg-surface px-8 py-5"
    >
      <Pause aria-hidden className="size-14 shrink-0 text-warning" />
      <p className="flex-1 font-semibold text-5xl">{t("title")}</p>
      <p className="text-2xl text-ink-muted">
        <span className="tabular font-semibold text-4xl text-ink">{formatClock(left ?? passed)}</span>{" "}
        <span>{left === null ? t("passed") : t("left")}</span>
      </p>
    </section>
  );
}
