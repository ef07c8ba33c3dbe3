"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isolate } from "@/components/board/isolate";
import { useDiscreetName } from "@/components/board/names";
import { RichText } from "@/components/ui/rich-text";
import { formatCount, formatLearningRate, formatLoss, formatScore } from "@/lib/learning/numbers/format";
import { isAboutFailing, type Takeaway } from "@/lib/session/insights/takeaway";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

const MARKS = {
  strong: (chunks: ReactNode) => <strong className="tabular">{chunks}</strong>,
  name: (chunks: ReactNode) => <b>{chunks}</b>,
};

/**
 * Puts a takeaway of a round into a sentence with its numbers. `session`: with the names that this screen shows; whoever is singled out for what
 * went wrong goes by an animal until the host tells who it was. `self`: the student whose lab this is.
 */
export function useTakeawayWords(
  session: Session,
  round: number,
  self: ParticipantId | null,
): (takeaway: Takeaway) => ReactNode {
  const t = useTranslations("board.takeaways");
  const discreet = useDiscreetName(session, round, self);
  return (takeaway) => {
    const { participant, ...figures } = takeaway.values;
    const who = participant === undefined ? undefined : session.participants[participant];
    const name = who && (isAboutFailing(takeaway) ? discreet(who) : who.nickname);
    return (
      <RichText>
        {t.rich(takeaway.key, { ...MARKS, ...shown(figures), nickname: isolate(name ?? "") })}
      </RichText>
    );
  };
}

const rate = formatLearningRate;
const score = formatScore;
/** How figures are written; those that are missing here are counts, and stay numbers so that the message can choose a plural. */
const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  ...{ updates: formatCount, parameters: formatCount, dense: formatCount, largest: formatCount },
  ...{ small: rate, large: rate, rate, bestRate: rate },
  ...{ smallScore: score, largeScore: score, bestScore: score, worstScore: score, largestScore: score },
  ...{ score, with: score, without: score, first: score, best: score },
  ...{ train: score, validation: score, test: score },
  ...{ mistake: formatLoss, bestMistake: formatLoss, worstMistake: formatLoss },
};

function shown(figures: Readonly<Record<string, number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, FORMATS[name]?.(value) ?? value]),
  );
}
