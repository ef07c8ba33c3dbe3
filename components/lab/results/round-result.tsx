"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useAlias } from "@/components/board/names";
import { useShow } from "@/components/board/opening/show-clock";
import { placeOnTest, rankingWords } from "@/components/board/rank";
import { RoundBoard } from "@/components/board/round-board";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import { rankingOf } from "@/lib/learning/curves/ranking";
import type { Task } from "@/lib/learning/examples/task";
import { formatScore } from "@/lib/learning/numbers/format";
import { leaderboard, type Standing } from "@/lib/session/board/leaderboard";
import { beliefOf } from "@/lib/session/board/opening/believers";
import { shownScores } from "@/lib/session/board/opening/levels";
import { testMoves } from "@/lib/session/board/test-moves";
import type { PlannedRound } from "@/lib/session/decide/plan";
import type { ParticipantId } from "@/lib/session/log/events";
import { hasToldNames, isUnranked, type Participant, type Session } from "@/lib/session/log/session";
import { OwnScores } from "./own-scores";

type RoundResultProps = { session: Session; self: Participant; round: number; task: Task };

/** The student's place in a round that is over, their test score, and the whole board. Give it the round as its `key`. */
export function RoundResult({ session, self, round, task }: RoundResultProps) {
  const t = useTranslations("lab.between");
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const planned = session.plan.rounds[round]!;
  const isPlaced = useShow(session, round)?.placed === true;
  return (
    <>
      {!session.hidden.board && (
        <div className="text-center">
          <PlaceInWords
            {...{ standings, planned }}
            unranked={isUnranked(session, round)}
            self={self.id}
            opened={isPlaced}
          />
          <OwnTest session={session} round={round} self={self.id} />
        </div>
      )}
      <Card title={t("board")}>
        <RoundBoard {...{ session, round, standings, task }} self={self.id} size="lab" />
      </Card>
    </>
  );
}

/** A student's own scores as they are shown, then how their rank changed; or, while the test is sealed, that it is. */
function OwnTest({ session, round, self }: { session: Session; round: number; self: ParticipantId }) {
  const t = useTranslations("lab.ownTest");
  const moves = useMemo(() => testMoves(session, round), [session, round]);
  const moment = useShow(session, round);
  const animal = useAlias(self);
  if (moves === null || moment === null) return <p className="mt-2 text-ink-muted">{t("sealed")}</p>;
  const own = moves.rows.find(({ participant }) => participant.id === self);
  if (own === undefined) {
    const absence = moves.absent.find(({ participant }) => participant.id === self);
    return absence ? <p className="mt-2 text-ink-muted">{t(`absent.${absence.why}`)}</p> : null;
  }
  const shown = shownScores(session, round, moves, moment).get(self) ?? 0;
  if (!moment.placed)
    return (
      <>
        <OwnScores move={own} shown={shown} />
        <p role="status" className="mt-3 text-balance text-lg text-ink-muted">
          {t("beingShown")}
        </p>
      </>
    );
  const unchecked = moves.unchecked.find(({ participant }) => participant === self);
  const ofRound = own.participant.runs.filter((run) => run.round === round).map(({ number }) => number);
  const { move, rankBefore, scoreBefore, test, wrongLabels } = own;
  return (
    <>
      <OwnScores move={own} shown={shown} />
      <p role="status" className="mt-3 text-balance text-lg">
        <RichText>
          {t.rich("score", {
            test: formatScore(test.score),
            before: formatScore(scoreBefore),
            on: moves.before,
            strong: (words) => <strong className="tabular text-2xl text-test">{words}</strong>,
            quiet: (words) => (
              <span className={cn("tabular", moves.before === "train" ? "text-train" : "text-validation")}>
                {words}
              </span>
            ),
          })}
        </RichText>{" "}
        {!isUnranked(session, round) && (
          <span>
            {move === 0
              ? t("stayed", { rank: placeOnTest(own) })
              : t(move > 0 ? "climbed" : "fell", { from: rankBefore, to: placeOnTest(own) })}
          </span>
        )}
        {move < 0 && !hasToldNames(session, round) && (
          <>
            {" "}
            <span className="text-base text-ink-muted">{t("animal", { animal })}</span>
          </>
        )}
        {wrongLabels && (
          <>
            {" "}
            <span>
              <RichText>
                {t.rich("believes", {
                  ...{ ...wrongLabels, belief: beliefOf(wrongLabels) },
                  strong: (words) => <strong className="tabular text-train">{words}</strong>,
                })}
              </RichText>
            </span>
          </>
        )}
        {unchecked !== undefined && (
          <>
            {" "}
            <span className="text-base text-ink-muted">
              {t("unchecked", { run: 1 + ofRound.indexOf(unchecked.run) })}
            </span>
          </>
        )}
      </p>
    </>
  );
}

/** The rank and score of a participant before the test, in one sentence. A place by training scores is worth nothing once it is open. */
function PlaceInWords({
  standings,
  planned,
  unranked,
  self,
  opened,
}: {
  standings: readonly Standing[];
  planned: PlannedRound;
  unranked: boolean;
  self: ParticipantId;
  opened: boolean;
}) {
  const t = useTranslations("lab.between");
  const ranking = rankingWords(rankingOf(planned));
  if (opened && ranking.on === "train") return null;
  const own = standings.find(({ participant }) => participant.id === self);
  if (own === undefined) return <p className="text-ink-muted text-lg">{t("noPlace", ranking)}</p>;
  return (
    <p className="text-lg">
      <RichText>
        {t.rich(unranked ? "noPlaces" : "place", {
          on: ranking.on,
          rank: own.rank,
          count: standings.length,
          score: formatScore(own.score),
          strong: (words) => <strong className="tabular text-2xl">{words}</strong>,
        })}
      </RichText>
    </p>
  );
}
