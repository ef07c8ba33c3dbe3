import { LockKeyholeOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { nextRound } from "@/components/board/class-round";
import { AbsentFromTest } from "@/components/board/opening/absent-from-test";
import { OpeningBars } from "@/components/board/opening/opening-bars";
import { OpeningRemarks } from "@/components/board/opening/opening-remarks";
import { OpeningTable } from "@/components/board/opening/opening-table";
import { RankingLine } from "@/components/board/rank";
import { TeamBoard } from "@/components/board/team-board";
import type { Task } from "@/lib/learning/examples/task";
import type { ShowMoment } from "@/lib/session/board/opening/show";
import { teamStandings } from "@/lib/session/board/teams";
import type { TestMoves } from "@/lib/session/board/test-moves";
import type { Session } from "@/lib/session/log/session";

type TestScreenProps = {
  readonly session: Session;
  readonly round: number;
  readonly task: Task;
  readonly moves: TestMoves;
  readonly moment: ShowMoment;
};

/** First places to show, besides those who led before and those who moved furthest: more than a projector has room for. */
const PLACES = 14;

/** A test being opened in front of the class: everybody's scores split by split, then everyone slides from the place before to the place on the test. */
export function TestScreen({ session, round, task, moves, moment }: TestScreenProps) {
  const t = useTranslations("projector");
  const textsOf = useChallengeTexts();
  const next = session.phase.kind === "ended" ? null : nextRound(session);
  const teams = teamStandings(
    session,
    moves.rows.map(({ participant, test }) => ({ participant, score: test.score })),
  );
  const titleOf = (number: number) => textsOf(session.plan.rounds[number]!).title;
  const stage = moment.placed ? "test" : "before";
  if (moment.step !== "places")
    return (
      <section className="flex h-full flex-col gap-2 overflow-hidden rounded-card border border-line bg-surface px-5 py-4">
        <h2 className="truncate text-xl">
          <span className="text-test">{t("testOf", { round: round + 1 })}</span> <span>{titleOf(round)}</span>
        </h2>
        <OpeningBars {...{ session, round, moves, moment }} size="projector" />
      </section>
    );
  return (
    <div className="grid h-full grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)] gap-5">
      <section className="flex min-h-0 flex-col gap-2 overflow-hidden rounded-card border border-line bg-surface px-5 py-4">
        <h2 className="truncate text-xl">
          <span className="text-test">{t("testOf", { round: round + 1 })}</span> <span>{titleOf(round)}</span>
        </h2>
        <RankingLine planned={session.plan.rounds[round]} opened size="projector" />
        {moves.rows.length > 0 && (
          <OpeningTable
            {...{ session, round, moves, stage, task }}
            scored
            self={null}
            limit={PLACES}
            size="projector"
          />
        )}
      </section>
      <section className="flex min-h-0 flex-col justify-center-safe gap-3 overflow-hidden">
        {stage === "before" ? (
          <p className="flex gap-4 text-xl text-test leading-snug">
            <LockKeyholeOpen aria-hidden className="mt-[0.15em] size-[1em] shrink-0" />
            <span>{t("placing")}</span>
          </p>
        ) : (
          <>
            <OpeningRemarks {...{ session, round, moves }} self={null} size="projector" />
            <TeamBoard teams={teams} split="test" self={null} size="projector" />
            <AbsentFromTest {...{ session, round, moves }} self={null} size="projector" />
          </>
        )}
        {next !== null && stage === "test" && (
          <p className="hidden text-base text-ink-muted [@container(min-height:24rem)]:block">
            {t("nextBrief", { round: next + 1, title: titleOf(next) })}
          </p>
        )}
      </section>
    </div>
  );
}
