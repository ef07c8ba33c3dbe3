"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useUnsealing } from "@/components/board/use-unsealing";
import { RichText } from "@/components/ui/rich-text";
import { formatScore } from "@/lib/learning/format";
import type { ParticipantId } from "@/lib/session/events";
import type { Session } from "@/lib/session/session";
import { testMoves } from "@/lib/session/test-moves";

/** What the opened test says of one student: their score there beside that on validation, and their own move. While it is sealed, that it is. */
export function OwnTest({ session, round, self }: { session: Session; round: number; self: ParticipantId }) {
  const t = useTranslations("lab.ownTest");
  const moves = useMemo(() => testMoves(session, round), [session, round]);
  const { stage } = useUnsealing(moves !== null);
  if (moves === null || stage === "validation") return <p className="mt-2 text-ink-muted">{t("sealed")}</p>;
  const own = moves.rows.find(({ participant }) => participant.id === self);
  if (own === undefined) {
    const absence = moves.absent.find(({ participant }) => participant.id === self);
    return absence ? <p className="mt-2 text-ink-muted">{t(`absent.${absence.why}`)}</p> : null;
  }
  const unchecked = moves.unchecked.find(({ participant }) => participant === self);
  const ofRound = own.participant.runs.filter((run) => run.round === round).map(({ number }) => number);
  const { move, testRank, validationRank, validationScore, test } = own;
  return (
    <p className="mt-2 text-balance text-lg">
      <RichText>
        {t.rich("score", {
          test: formatScore(test.score),
          validation: formatScore(validationScore),
          strong: (words) => <strong className="tabular text-2xl text-test">{words}</strong>,
          quiet: (words) => <span className="tabular text-validation">{words}</span>,
        })}
      </RichText>{" "}
      <span>
        {move === 0
          ? t("stayed", { rank: testRank })
          : t(move > 0 ? "climbed" : "fell", { from: validationRank, to: testRank })}
      </span>
      {unchecked !== undefined && (
        <>
          {" "}
          <span className="text-base text-ink-muted">
            {t("unchecked", { run: 1 + ofRound.indexOf(unchecked.run) })}
          </span>
        </>
      )}
    </p>
  );
}
