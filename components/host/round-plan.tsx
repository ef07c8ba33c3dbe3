import { useTranslations } from "next-intl";
import { useRoundRules } from "@/components/board/round-rules";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import type { Session } from "@/lib/session/session";

type RoundPlanProps = {
  readonly session: Session;
  /** The round whose curves and board the desk shows. */
  readonly shown: number | null;
  readonly onShow: (round: number) => void;
};

/** The plan from top to bottom: what was, what runs, what comes. A round that was started can be looked at again. */
export function RoundPlan({ session, shown, onShow }: RoundPlanProps) {
  const t = useTranslations("host");
  const rulesOf = useRoundRules();
  const challenges = useTranslations("challenges");
  return (
    <ol className="flex flex-col gap-1" aria-label={t("plan.title")}>
      {session.plan.rounds.map((planned, round) => {
        const played = session.rounds[round];
        const state = played?.state ?? "planned";
        const tested = played?.state === "closed" && played.test !== null;
        const content = (
          <>
            <span className="tabular w-4 shrink-0 text-ink-muted text-sm">{round + 1}</span>
            <span className="grid min-w-0 flex-1 py-1 text-start leading-snug">
              <span className="truncate">{challenges(`${planned.challenge}.title`)}</span>
              <RulesLine rules={rulesOf(planned)} />
            </span>
            {state === "running" && <Badge tone="good">{t("plan.running")}</Badge>}
            {tested && <Badge tone="test">{t("plan.tested")}</Badge>}
            {state === "closed" && !tested && <Badge>{t("plan.closed")}</Badge>}
            {state === "planned" && (
              <span className="shrink-0 text-ink-muted text-xs">
                {planned.minutes === null ? t("plan.open") : t("plan.minutes", { minutes: planned.minutes })}
              </span>
            )}
          </>
        );
        const line = "flex min-h-9 w-full items-center gap-2 rounded-control px-2 text-sm";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a round is known by its number in the plan
          <li key={round}>
            {state === "planned" ? (
              <div className={line}>{content}</div>
            ) : (
              <button
                type="button"
                aria-pressed={shown === round}
                onClick={() => onShow(round)}
                className={cn(
                  line,
                  "pointer-coarse:min-h-11 hover:bg-sunken",
                  shown === round && "bg-sunken font-medium",
                )}
              >
                {content}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** What students may not change in a round, in three short lines at most. */
function RulesLine({ rules }: { rules: string | null }) {
  if (rules === null) return null;
  return (
    <span title={rules} className="line-clamp-3 font-normal text-ink-muted text-xs">
      {rules}
    </span>
  );
}
