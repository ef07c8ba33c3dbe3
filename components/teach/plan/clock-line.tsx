import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { clockSums, planClock } from "@/lib/session/decide/lesson/plan-clock";
import type { Plan } from "@/lib/session/decide/plan";

/** How long a plan takes by the clock: training, and talking. */
export function ClockLine({ plan }: { readonly plan: Plan }) {
  const t = useTranslations("teach.plan.clock");
  if (plan.rounds.length === 0) return null;
  const { all, training, talking, open } = clockSums(planClock(plan));
  return (
    <p className="flex items-baseline gap-2 text-ink-muted text-sm">
      <Clock aria-hidden className="size-4 shrink-0 self-center" />
      <span>{t(open > 0 ? "open" : "all", { all, training, talking, open })}</span>
    </p>
  );
}
