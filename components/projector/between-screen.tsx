import { LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { nextRound } from "@/components/board/class-round";
import { RoundBoard } from "@/components/board/round-board";
import { useRoundRules } from "@/components/board/round-rules";
import { useUnsealing } from "@/components/board/use-unsealing";
import type { Task } from "@/lib/learning/task";
import { leaderboard } from "@/lib/session/leaderboard";
import type { Session } from "@/lib/session/session";
import { testMoves } from "@/lib/session/test-moves";
import { PLACES } from "./round-screen";
import { TestScreen } from "./test-screen";

type BetweenScreenProps = {
  readonly session: Session;
  readonly round: number;
  readonly task: Task;
  /** The round's test was opened just now, while the class looked at something else. */
  readonly fresh?: boolean;
};

/** After a round: how it ended, and what comes next; from the moment that its test is opened, that. */
export const BetweenScreen = memo(function BetweenScreen(props: BetweenScreenProps) {
  const { session, round, task, fresh = false } = props;
  const t = useTranslations("projector");
  const challenges = useTranslations("challenges");
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const moves = useMemo(() => testMoves(session, round), [session, round]);
  const { stage } = useUnsealing(moves !== null, fresh);
  const next = nextRound(session);
  const rulesOf = useRoundRules();
  const rules = next === null ? null : rulesOf(session.plan.rounds[next]);
  const done = session.plan.rounds[round].challenge;
  if (moves !== null && !session.hidden.board)
    return <TestScreen {...{ session, round, task, moves, stage }} />;
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-6">
      <section className="flex min-h-0 flex-col gap-2 overflow-hidden rounded-card border border-line bg-surface px-7 py-5">
        <h2 className="text-xl">
          <span className="text-ink-muted">{t("roundDone", { round: round + 1 })}</span>{" "}
          {challenges(`${done}.title`)}
        </h2>
        <RoundBoard
          session={session}
          round={round}
          standings={standings}
          task={task}
          limit={PLACES}
          size="projector"
        />
      </section>
      <section className="flex min-h-0 flex-col justify-center gap-5 px-10">
        {standings.length > 0 && moves === null && (
          <p className="mb-8 flex gap-4 text-2xl text-test leading-snug">
            <LockKeyhole aria-hidden className="mt-[0.15em] size-[1em] shrink-0" />
            {t("sealed")}
          </p>
        )}
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
