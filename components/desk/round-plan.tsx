import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { nextRound } from "@/components/board/class-round";
import { useRoundRules } from "@/components/board/round-rules";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Session } from "@/lib/session/log/session";

type RoundPlanProps = {
  readonly session: Session;
  /** Of each round; null where this version does not know it. */
  readonly challenges: readonly (Pick<ChallengeInfo, "isPublic"> | null)[];
  /** The round whose curves and board the desk shows. */
  readonly shown: number | null;
  readonly onShow: (round: number) => void;
  /** What can be done with a round, at the end of its line. */
  readonly menuOf: (round: number) => ReactNode;
};

/**
 * The plan from top to bottom: past, current and coming rounds. A round that was started can be viewed again. The round that is due
 * lists all its restrictions; the others only their aim or, without one, their restrictions in one line.
 */
export function RoundPlan({ session, challenges, shown, onShow, menuOf }: RoundPlanProps) {
  const t = useTranslations("host");
  const rulesOf = useRoundRules();
  const textsOf = useChallengeTexts();
  const due = dueRound(session);
  return (
    <ol className="flex flex-col gap-1" aria-label={t("plan.title")}>
      {session.plan.rounds.map((planned, round) => {
        const played = session.rounds[round];
        const state = played?.state ?? "planned";
        const tested = played?.state === "closed" && played.test !== null;
        const { aim } = planned;
        const rules = rulesOf(planned, challenges[round] ?? null, "full");
        const isDue = round === due;
        const content = (
          <>
            <span className="tabular w-4 shrink-0 text-ink-muted text-sm">{round + 1}</span>
            <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-2 py-1 text-start leading-snug">
              <span className="line-clamp-2">{textsOf(planned).title}</span>
              {state === "running" && <Badge tone="good">{t("plan.running")}</Badge>}
              {tested && <Badge tone="test">{t("plan.tested")}</Badge>}
              {state === "closed" && !tested && <Badge>{t("plan.closed")}</Badge>}
              {state === "planned" && (
                <span className="text-ink-muted text-xs">
                  {planned.minutes === null
                    ? t("plan.open")
                    : t("plan.minutes", { minutes: planned.minutes })}
                </span>
              )}
              {aim !== null && (
                <span
                  // An aim is the teacher's own text: in its own direction it is truncated at its end.
                  dir="auto"
                  title={rules === null ? aim : `${aim}\n${rules}`}
                  className={cn(
                    "col-span-2 text-pretty font-normal text-accent text-xs",
                    !isDue && "truncate",
                  )}
                >
                  {aim}
                </span>
              )}
              {rules !== null && (isDue || aim === null) && (
                <span
                  title={rules}
                  className={cn(
                    "col-span-2 text-pretty font-normal text-ink-muted text-xs",
                    !isDue && "truncate",
                  )}
                >
                  {rules}
                </span>
              )}
            </span>
          </>
        );
        const line = "flex min-h-9 min-w-0 flex-1 items-baseline gap-2 rounded-control px-2 py-0.5 text-sm";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a round is known by its number in the plan
          <li key={round} className="-me-2 flex items-start">
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
            {menuOf(round)}
          </li>
        );
      })}
    </ol>
  );
}

/** The round that is running or introduced, or else the next one; null after the last. */
function dueRound(session: Session): number | null {
  const { phase } = session;
  return phase.kind === "round" || phase.kind === "opened" ? phase.round : nextRound(session);
}
