"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import type { Task } from "@/lib/learning/examples/task";
import { testMoves } from "@/lib/session/board/test-moves";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { BoardSize } from "./board-size";
import { AbsentFromTest } from "./opening/absent-from-test";
import { OpeningRemarks } from "./opening/opening-remarks";
import { OpeningTable } from "./opening/opening-table";
import { useUnsealing } from "./use-unsealing";

type TestOpeningProps = {
  readonly session: Session;
  readonly round: number;
  readonly task: Task;
  readonly self?: ParticipantId | null;
  readonly limit?: number;
  readonly size?: BoardSize;
};

/**
 * How the places of a round moved when its test was opened. Nothing while it is sealed: mounted before it opens (as `RoundBoard`
 * does), rows slide from their validation rank to their test rank; mounted after, they are there.
 */
export function TestOpening({
  session,
  round,
  task,
  self = null,
  limit = self === null ? 300 : 10,
  size = "lab",
}: TestOpeningProps) {
  const t = useTranslations("board.test");
  const moves = useMemo(() => testMoves(session, round), [session, round]);
  const { stage, again } = useUnsealing(moves !== null);
  if (moves === null) return null;
  // On a wall the table has the room to itself: what it shows is said beside it.
  if (size === "projector")
    return moves.rows.length > 0 && <OpeningTable {...{ moves, stage, task, self, limit, size }} />;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      {/* Its place is kept, so that the table stays where it is. */}
      <div className={stage === "validation" ? "invisible" : ""}>
        <OpeningRemarks moves={moves} size={size} />
      </div>
      {moves.rows.length > 0 && (
        <OpeningTable moves={moves} stage={stage} task={task} self={self} limit={limit} size={size} />
      )}
      <AbsentFromTest absent={moves.absent} self={self} size={size} />
      {moves.rows.length > 1 && (
        <Button size="sm" variant="quiet" className="self-start motion-reduce:hidden" onClick={again}>
          <RotateCcw aria-hidden />
          <span>{t("again")}</span>
        </Button>
      )}
    </section>
  );
}
