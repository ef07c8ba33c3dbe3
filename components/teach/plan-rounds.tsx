import { useTranslations } from "next-intl";
import type { PlannedRound } from "@/lib/session/decide/plan";

/** A plan at a glance: a line for each round. A challenge that is no longer in the catalogue is left out when the plan is used. */
export function PlanRounds({ rounds }: { rounds: readonly PlannedRound[] }) {
  const t = useTranslations();
  return (
    <ol className="mt-2 grid gap-x-6 gap-y-0.5 text-sm sm:grid-cols-2">
      {rounds.map(({ challenge, aim, minutes }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a round is known by its place in the plan
        <li key={index} className="flex min-w-0 items-baseline gap-2">
          <span className="tabular text-ink-muted">{index + 1}</span>
          <span className="min-w-0 truncate">
            <bdi>{aim ?? titleOf(challenge)}</bdi>
          </span>
          <span className="ms-auto shrink-0 text-ink-muted">
            {minutes === null ? t("teach.plan.untilClosed") : t("teach.plan.minutes", { count: minutes })}
          </span>
        </li>
      ))}
    </ol>
  );

  function titleOf(challenge: string): string {
    return t.has(`challenges.${challenge}.title`) ? t(`challenges.${challenge}.title`) : challenge;
  }
}
