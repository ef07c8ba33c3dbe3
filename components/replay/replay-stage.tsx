"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useMemo } from "react";
import { ClassDiagnosisLine } from "@/components/board/class-diagnosis-line";
import { currentRound, openedRound } from "@/components/board/class-round";
import { OpeningBars } from "@/components/board/opening/opening-bars";
import { useShow } from "@/components/board/opening/show-clock";
import { Podium } from "@/components/board/podium/podium";
import { RoundBoard } from "@/components/board/round-board";
import { ChosenPicture } from "@/components/class-pictures/chosen-picture";
import { QuestionPicture } from "@/components/class-pictures/question-picture";
import { ArrivingNames } from "@/components/projector/lobby-screen";
import { cn } from "@/components/ui/class-names";
import { Tabs } from "@/components/ui/tabs";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { UNKNOWN_TASK } from "@/lib/learning/examples/task";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { questionsAbout } from "@/lib/session/board/questions/asked-questions";
import { testMoves } from "@/lib/session/board/test-moves";
import type { Session } from "@/lib/session/log/session";
import { VoteReplayed } from "./vote-replayed";

export type SideView = "board" | "student" | "moments" | "vote";

type ReplayStageProps = {
  readonly session: Session;
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly side: SideView;
  readonly onSide: (side: SideView) => void;
  readonly moments: ReactNode;
  /** The path of a student. */
  readonly student: ReactNode;
};

const CARD = "min-h-0 min-w-0 rounded-card border border-line bg-surface p-4";

/** The class at one moment, in the same views as when it was live. */
export const ReplayStage = memo(function ReplayStage(props: ReplayStageProps) {
  const { session, challenges, side, onSide, moments, student } = props;
  const t = useTranslations("replay");
  const round = currentRound(session);
  const task = (round === null ? null : challenges[round]?.task) ?? UNKNOWN_TASK;
  // The last one about this round, also once the class has ended.
  const vote = session.votes.findLast((asked) => asked.round === round);
  const standings = useMemo(() => (round === null ? [] : leaderboard(session, round)), [session, round]);

  const opened = openedRound(session);
  const moment = useShow(session, opened ?? -1);
  const moves = useMemo(() => (opened === null ? null : testMoves(session, opened)), [session, opened]);
  const isShowing = moment !== null && moment.step !== "places" && !session.hidden.board;

  return (
    <div className="grid min-h-0 flex-1 gap-3 p-3 print:flex print:flex-col lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <div
        className={cn(
          CARD,
          "flex h-[30rem] flex-col gap-3 lg:h-auto print:h-[30rem] print:break-inside-avoid",
        )}
      >
        {round === null ? (
          <>
            {questionsAbout(session, null).length > 0 && (
              <div className="min-h-0 flex-1">
                <QuestionPicture session={session} round={null} size="desk" />
              </div>
            )}
            <ArrivingNames participants={session.participants} />
          </>
        ) : isShowing && opened !== null && moves !== null ? (
          <OpeningBars {...{ session, moves, moment }} round={opened} size="desk" />
        ) : (
          <>
            <div className="min-h-0 flex-1">
              {/* Some pictures need networks that only the host's live screens may fetch. */}
              <ChosenPicture {...{ session, round, standings, challenges }} drawNetworks={null} />
            </div>
            <ClassDiagnosisLine session={session} round={round} task={task} />
          </>
        )}
      </div>
      <div
        className={cn(CARD, "overflow-y-auto py-2")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
      >
        <Tabs
          aria-label={t("side")}
          value={side === "vote" && !vote ? "board" : side}
          onValueChange={onSide}
          tabs={[
            {
              value: "board",
              label: t("board"),
              content:
                round === null ? (
                  <p className="py-6 text-center text-ink-muted text-sm">{t("noRound")}</p>
                ) : (
                  <div className="flex flex-col gap-5">
                    {session.phase.kind === "ended" && <Podium session={session} size="desk" />}
                    <RoundBoard
                      key={round}
                      session={session}
                      round={round}
                      standings={standings}
                      task={task}
                      size="desk"
                    />
                  </div>
                ),
            },
            ...(vote
              ? [
                  {
                    value: "vote" as const,
                    label: t("vote"),
                    content: <VoteReplayed {...{ session, vote }} script={challenges[vote.round] ?? null} />,
                  },
                ]
              : []),
            { value: "student", label: t("follow.tab"), content: student },
            { value: "moments", label: t("moments"), content: moments },
          ]}
        />
      </div>
    </div>
  );
});
