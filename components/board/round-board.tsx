"use client";

import { EyeOff, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { rankingOf } from "@/lib/learning/curves/ranking";
import type { Task } from "@/lib/learning/examples/task";
import type { Standing } from "@/lib/session/board/leaderboard";
import { joinedLate } from "@/lib/session/board/leaderboard";
import { teamStandings } from "@/lib/session/board/teams";
import { testMoves } from "@/lib/session/board/test-moves";
import type { ParticipantId } from "@/lib/session/log/events";
import { isUnranked, type Session } from "@/lib/session/log/session";
import type { BoardSize } from "./board-size";
import { Leaderboard } from "./leaderboard";
import { AbsentFromTest } from "./opening/absent-from-test";
import { OpeningRemarks } from "./opening/opening-remarks";
import { OpeningTable } from "./opening/opening-table";
import { RecitedWords } from "./opening/recited-words";
import { useShow } from "./opening/show-clock";
import { RankingLine } from "./rank";
import { SetAsideRuns } from "./set-aside-runs";
import { TeamBoard } from "./team-board";

type RoundBoardProps = {
  readonly session: Session;
  readonly round: number;
  /** Of the round, in board order. */
  readonly standings: readonly Standing[];
  readonly task: Task;
  readonly self?: ParticipantId | null;
  readonly limit?: number;
  readonly size?: BoardSize;
};

/** Participants who joined after the round had started. */
function lateIn(session: Session, round: number): ReadonlySet<ParticipantId> {
  return new Set(
    session.participants
      .filter((participant) => joinedLate(session, participant, round))
      .map((participant) => participant.id),
  );
}

/**
 * The board of a round: who leads until its test is opened, from then on how places moved, and the teams if there
 * are any.
 */
export function RoundBoard({
  session,
  round,
  standings,
  task,
  self = null,
  limit,
  size = "lab",
}: RoundBoardProps) {
  const played = session.rounds[round];
  const test = played?.state === "closed" ? played.test : null;
  const isPlaced = useShow(session, round)?.placed === true;
  const unranked = isUnranked(session, round);
  const teams = useMemo(() => {
    const scored = (isPlaced ? test : null)?.flatMap((result) => {
      const participant = session.participants[result.participant];
      return participant && !participant.removed ? [{ participant, score: result.test.score }] : [];
    });
    return unranked ? [] : teamStandings(session, scored ?? standings);
  }, [session, standings, test, isPlaced, unranked]);
  const shared = { self, limit, task, size };
  // The desk and the replay show it nevertheless: the host who hid it should see it.
  if (session.hidden.board && size !== "desk") return <HiddenBoard size={size} />;
  return (
    <div className={cn("flex flex-col", size === "projector" ? "min-h-0 flex-1 gap-2" : "gap-4")}>
      {test === null && (
        <Leaderboard
          standings={standings}
          planned={session.plan.rounds[round]}
          late={lateIn(session, round)}
          unranked={unranked}
          {...shared}
        />
      )}
      {size === "desk" && <SetAsideRuns session={session} round={round} />}
      <TestOpening session={session} round={round} {...shared} />
      <TeamBoard
        teams={teams}
        split={isPlaced ? "test" : rankingOf(session.plan.rounds[round]).on}
        self={self}
        size={size}
      />
    </div>
  );
}

/** Shown in place of a board that the host has hidden. */
function HiddenBoard({ size }: { size: BoardSize }) {
  const t = useTranslations("board.hidden");
  return (
    <p
      className={cn(
        "flex flex-col items-center gap-3 py-8 text-center text-ink-muted",
        size === "projector" ? "text-xl" : "text-sm",
      )}
    >
      <EyeOff aria-hidden className="size-[1.6em]" />
      <span>{t("board")}</span>
    </p>
  );
}

/** How long the order before is seen once more. */
const REPEATED_MS = 1_800;

type TestOpeningProps = {
  readonly session: Session;
  readonly round: number;
  readonly task: Task;
  readonly self?: ParticipantId | null;
  readonly limit?: number;
  readonly size?: BoardSize;
};

/**
 * How the places of a round moved when its test was opened; nothing while it is sealed. Rows slide from their rank before to their test rank when the
 * test has been shown; if mounted later, they are already there.
 */
function TestOpening({
  session,
  round,
  task,
  self = null,
  limit = self === null ? 300 : 10,
  size = "lab",
}: TestOpeningProps) {
  const t = useTranslations("board.test");
  const opening = useTranslations("board.opening");
  const moves = useMemo(() => testMoves(session, round), [session, round]);
  const moment = useShow(session, round);
  const [isRepeated, setIsRepeated] = useState(false);
  useEffect(() => {
    if (!isRepeated) return;
    const timer = setTimeout(() => setIsRepeated(false), REPEATED_MS);
    return () => clearTimeout(timer);
  }, [isRepeated]);
  if (moves === null || moment === null) return null;
  const stage = moment.placed && !isRepeated ? "test" : "before";
  const scored = moment.step === "places";
  // On a projector the remarks are next to the table, which gets the full height.
  if (size === "projector")
    return (
      moves.rows.length > 0 && (
        <OpeningTable {...{ session, round, moves, stage, scored, task, self, limit, size }} />
      )
    );
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      {/* Always takes up its space, so that the table stays in place. */}
      <div className="grid *:col-start-1 *:row-start-1">
        <div className={stage === "before" ? "invisible" : ""}>
          <OpeningRemarks {...{ session, round, self, moves, size }} />
          {size === "desk" && <RecitedWords {...{ session, round, moves }} />}
        </div>
        {!moment.placed && <p className="text-ink-muted text-sm">{opening("soon")}</p>}
      </div>
      {moves.rows.length > 0 && (
        <OpeningTable {...{ session, round, moves, stage, scored, task, self, limit, size }} />
      )}
      <RankingLine planned={session.plan.rounds[round]} opened size={size} />
      <AbsentFromTest {...{ session, round, moves, self, size }} />
      {moves.rows.length > 1 && (
        <Button
          size="sm"
          variant="quiet"
          className={cn("self-start motion-reduce:hidden", !moment.placed && "invisible")}
          onClick={() => setIsRepeated(true)}
        >
          <RotateCcw aria-hidden />
          <span>{t("again")}</span>
        </Button>
      )}
    </section>
  );
}
