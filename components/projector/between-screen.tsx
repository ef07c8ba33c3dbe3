import { LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { nextRound } from "@/components/board/class-round";
import { ClassDebrief } from "@/components/board/debrief/class-debrief";
import { useShow } from "@/components/board/opening/show-clock";
import { RoundBoard } from "@/components/board/round-board";
import type { Task } from "@/lib/learning/examples/task";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import type { Standing } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import type { Session } from "@/lib/session/log/session";
import { ExpectationMet } from "./expectation";
import { PLACES } from "./round-screen";
import { TestScreen } from "./test-screen";

type BetweenScreenProps = {
  readonly session: Session;
  readonly round: number;
  readonly task: Task;
  /** Of the round, in board order. */
  readonly standings: readonly Standing[];
  /** Null if this version does not know it. */
  readonly challenge: ChallengeShape | null;
  /** Show the debrief even if the round's test is open. */
  readonly debrief?: boolean;
};

/** After a round: how it ended, what it showed and what comes next; once its test is opened, the test instead. */
export const BetweenScreen = memo(function BetweenScreen(props: BetweenScreenProps) {
  const { session, round, task, standings, challenge, debrief = false } = props;
  const t = useTranslations("projector");
  const textsOf = useChallengeTexts();
  const moves = useMemo(() => testMoves(session, round), [session, round]);
  const moment = useShow(session, round);
  const next = nextRound(session);
  const done = session.plan.rounds[round]!;
  if (moves !== null && moment !== null && !session.hidden.board && !debrief)
    return <TestScreen {...{ session, round, task, moves, moment }} />;
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)] gap-6">
      <section className="flex min-h-0 flex-col gap-2 overflow-hidden rounded-card border border-line bg-surface px-7 py-5">
        <h2 className="text-xl">
          <span className="text-ink-muted">{t("roundDone", { round: round + 1 })}</span>{" "}
          <span>{textsOf(done).title}</span>
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
      <section className="flex min-h-0 flex-col justify-center-safe gap-7 overflow-hidden px-6">
        <ClassDebrief session={session} round={round} exercise={challenge} size="projector" />
        <ExpectationMet {...{ session, round }} />
        {standings.length > 0 && moves === null && (
          <p className="flex gap-4 text-lg text-test leading-snug">
            <LockKeyhole aria-hidden className="mt-[0.15em] size-[1em] shrink-0" />
            <span>{t("sealed")}</span>
          </p>
        )}
        {next === null ? (
          <p className="font-semibold text-2xl">{t("allDone")}</p>
        ) : (
          <p className="text-lg">
            <span className="text-ink-muted">{t("next", { round: next + 1 })}</span>{" "}
            <span className="font-semibold">{textsOf(session.plan.rounds[next]!).title}</span>
          </p>
        )}
      </section>
    </div>
  );
});
