"use client";

import { useTranslations } from "next-intl";
import { RichText } from "@/components/ui/rich-text";
import { formatScore } from "@/lib/learning/format";
import type { ParticipantId } from "@/lib/session/events";
import type { Standing } from "@/lib/session/leaderboard";

/** Where a participant ended in a round, in one sentence. */
export function PlaceInWords({ standings, self }: { standings: readonly Standing[]; self: ParticipantId }) {
  const t = useTranslations("lab.between");
  const own = standings.find(({ participant }) => participant.id === self);
  if (own === undefined) return <p className="text-ink-muted text-lg">{t("noPlace")}</p>;
  return (
    <p className="text-lg">
      <RichText>
        {t.rich("place", {
          rank: own.rank,
          count: standings.length,
          score: formatScore(own.score),
          strong: (words) => <strong className="tabular text-2xl">{words}</strong>,
        })}
      </RichText>
    </p>
  );
}
