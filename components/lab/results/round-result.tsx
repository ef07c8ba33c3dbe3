"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { RoundBoard } from "@/components/board/round-board";
import { Card } from "@/components/ui/card";
import type { Task } from "@/lib/learning/task";
import { leaderboard } from "@/lib/session/leaderboard";
import type { Participant, Session } from "@/lib/session/session";
import { OwnTest } from "./own-test";
import { PlaceInWords } from "./place-in-words";

type RoundResultProps = { session: Session; self: Participant; round: number; task: Task };

/** One's own place in a round that is over, what its test says, and the whole board. Give it the round as its `key`. */
export function RoundResult({ session, self, round, task }: RoundResultProps) {
  const t = useTranslations("lab.between");
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  return (
    <>
      {!session.hidden.board && (
        <div className="text-center">
          <PlaceInWords standings={standings} self={self.id} />
          <OwnTest session={session} round={round} self={self.id} />
        </div>
      )}
      <Card title={t("board")}>
        <RoundBoard {...{ session, round, standings, task }} self={self.id} size="lab" />
      </Card>
    </>
  );
}
