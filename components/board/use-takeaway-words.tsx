"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RichText } from "@/components/ui/rich-text";
import { formatCount, formatLearningRate, formatLoss, formatScore } from "@/lib/learning/numbers/format";
import { unreachable } from "@/lib/learning/unreachable";
import type { Takeaway } from "@/lib/session/insights/takeaways";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { isolate } from "./isolate";

const MARKS = {
  strong: (chunks: ReactNode) => <strong className="tabular">{chunks}</strong>,
  name: (chunks: ReactNode) => <b>{chunks}</b>,
};

/** Puts a takeaway into a sentence with its numbers. `session`: with the names that this screen shows. */
export function useTakeawayWords(session: Session): (takeaway: Takeaway) => ReactNode {
  const t = useTranslations("board.takeaways");
  const nickname = (id: ParticipantId) => isolate(session.participants[id]?.nickname ?? "");
  return ({ key, values }) => (
    <RichText>{t.rich(key, { ...MARKS, ...shown({ key, values } as Takeaway, nickname) })}</RichText>
  );
}

/** Values formatted as on every screen. Counts stay numbers, so that the message can choose a plural. */
function shown(
  { key, values }: Takeaway,
  nickname: (id: ParticipantId) => string,
): Record<string, string | number> {
  switch (key) {
    case "loop":
      return { ...values, updates: formatCount(values.updates) };
    case "rate-between":
      return {
        ...stretch(values),
        best: formatScore(values.best),
        below: formatScore(values.below),
        above: formatScore(values.above),
      };
    case "rate-too-small":
      return {
        upTo: formatLearningRate(values.upTo),
        below: formatScore(values.below),
        ...stretch(values),
        best: formatScore(values.best),
      };
    case "rate-too-large":
      return {
        diverged: values.diverged,
        rate: formatLearningRate(values.rate),
        bestRate: formatLearningRate(values.bestRate),
      };
    case "tried-again":
      return {
        nickname: nickname(values.participant),
        first: formatScore(values.first),
        best: formatScore(values.best),
        runs: values.runs,
      };
    case "memorised":
      return {
        nickname: nickname(values.participant),
        train: formatScore(values.train),
        test: formatScore(values.test),
      };
    case "gap":
      return {
        nickname: nickname(values.participant),
        train: formatScore(values.train),
        validation: formatScore(values.validation),
      };
    case "promise-kept":
      return { runs: values.runs, apart: formatScore(values.apart) };
    case "too-large":
      return {
        parameters: formatCount(values.parameters),
        train: formatLoss(values.train),
        trainBest: formatLoss(values.trainBest),
        validation: formatLoss(values.validation),
        best: formatLoss(values.best),
      };
    case "stopped-late":
      return values;
    default:
      return unreachable(key);
  }
}

/** The best learning rates: one, or a range. */
function stretch({ from, to }: { from: number; to: number }) {
  const shown = { from: formatLearningRate(from), to: formatLearningRate(to) };
  return { span: shown.from === shown.to ? "one" : "many", ...shown };
}
