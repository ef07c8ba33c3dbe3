import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { nextRound } from "@/components/board/class-round";
import { Leaderboard } from "@/components/board/leaderboard";
import { useRoundRules } from "@/components/board/round-rules";
import type { Task } from "@/lib/learning/task";
import { leaderboard } from "@/lib/session/leaderboard";
import type { Session } from "@/lib/session/session";
import { PLACES } from "./round-screen";

type BetweenScreenProps = { readonly session: Session; readonly round: number; readonly task: Task };

/** After a round: how it ended, and what comes next. */
export const BetweenScreen = memo(function BetweenScreen({ session, round, task }: BetweenScreenProps) {
  const t = useTranslations("projector");
  const challenges = useTranslations("challenges");
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const next = nextRound(session);
  const rulesOf = useRoundRules();
  const rules = next === null ? null : rulesOf(session.plan.rounds[next]);
  const done = session.plan.rounds[round].challenge;
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-6">
      <section className="flex min-h-0 flex-col gap-2 overflow-hidden rounded-card border border-line bg-surface px-7 py-5">
        <h2 className="text-xl">
          <span className="text-ink-muted">{t("roundDone", { round: round + 1 })}</span>{" "}
          {challenges(`${done}.title`)}
        </h2>
        <Leaderboard standings={standings} task={task} limit={PLACES} size="projector" />
      </section>
      <section className="flex min-h-0 flex-col justify-center gap-5 px-10">
        {next === null ? (
          <p className="font-semibold text-3xl">{t("allDone")}</p>
        ) : (
          <>
            <p className="text-ink-muted text-xl">{t("next", { round: next + 1 })}</p>
            <p className="font-semibold text-4xl">
              {challenges(`${session.plan.rounds[next].challenge}.title`)}
            </p>
            <p className="text-2xl text-ink-muted leading-snug">
              {challenges(`${session.plan.rounds[next].challenge}.question`)}
            </p>
            {rules !== null && <p className="text-ink-muted text-xl">{rules}</p>}
          </>
        )}
      </section>
    </div>
  );
});
