"use client";

import { useTranslations } from "next-intl";
import { isolate, isolateNumber } from "@/components/board/isolate";
import type { TableColumn } from "@/components/charts/examples/example-space";
import { type ChallengeWords, useChallengeWords } from "@/components/lab/results/challenge-words";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { textKey } from "@/lib/learning/examples/challenge";
import type { Numbers } from "@/lib/learning/examples/split";
import { formatBriefly, formatLoss } from "@/lib/learning/numbers/format";
import { inOwnUnit } from "@/lib/learning/numbers/scale";
import type { ClassOutcome, NumberOutcome } from "@/lib/session/board/input-outcome";
import { ClassBars } from "./answer-view";
import { SeenPicture } from "./input-maker";

/** The input that a class's networks were asked about: the picture, or each number in its own unit. */
export function AskedInputView({
  features,
  challenge,
  large = false,
  className,
}: {
  features: Numbers;
  challenge: ChallengeInfo;
  large?: boolean;
  className?: string;
}) {
  const t = useTranslations("own-input.asked");
  const texts = useTranslations("challenges");
  const words = useChallengeWords(challenge);
  if (challenge.view === "pictures") return <SeenPicture {...{ features, challenge, className }} />;
  const plain = { mean: 0, deviation: 1 };
  const columns =
    challenge.view === "curve"
      ? [{ ...plain, name: texts(`${textKey(challenge.id)}.feature.name`) }]
      : challenge.view === "plane"
        ? [
            { ...plain, name: t("across") },
            { ...plain, name: t("up") },
          ]
        : words.columns;
  return (
    <dl
      className={cn(
        "grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 self-start",
        large ? "text-2xl" : "text-sm",
        className,
      )}
    >
      {columns.map((column: TableColumn, index) => {
        const value = features[index] ?? 0;
        // Of a column's categories, the one that was chosen.
        if (column.of && value < 0.5) return null;
        return (
          <div key={column.name} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-ink-muted">{column.of?.column ?? column.name}</dt>
            <dd className="tabular text-end font-semibold">
              {column.of ? (
                <bdi>{column.of.category}</bdi>
              ) : (
                <bdi dir="ltr">{formatNumber(inOwnUnit(value, column), challenge)}</bdi>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function formatNumber(value: number, { view }: ChallengeInfo): string {
  return view === "table" ? String(Number(value.toPrecision(4))) : formatBriefly(value);
}

/** What the networks say together, in one sentence. */
export function OutcomeSentence({
  outcome,
  words,
}: {
  outcome: ClassOutcome | NumberOutcome;
  words: ChallengeWords;
}) {
  const t = useTranslations("own-input.asked");
  const strong = (chunks: React.ReactNode) => <strong className="tabular font-semibold">{chunks}</strong>;
  if (outcome.kind === "number")
    return (
      <RichText>
        {t.rich("numbers", {
          ...{ strong, count: outcome.count },
          low: isolateNumber(formatLoss(outcome.low)),
          middle: isolateNumber(formatLoss(outcome.middle)),
          high: isolateNumber(formatLoss(outcome.high)),
        })}
      </RichText>
    );
  const { most, tally, count } = outcome;
  if (most === null) return <span>{t("divided", { count })}</span>;
  return (
    <RichText>
      {t.rich("most", { ...{ strong, count, agree: tally[most]! }, name: isolate(words.classes[most]!) })}
    </RichText>
  );
}

/** How many networks say each class. */
export function OutcomeBars({
  outcome: { tally, count, most },
  words,
  large = false,
}: {
  outcome: ClassOutcome;
  words: ChallengeWords;
  large?: boolean;
}) {
  return (
    <ClassBars
      classes={words.classes}
      shares={tally.map((one) => (count === 0 ? 0 : one / count))}
      figures={tally.map(String)}
      strong={most}
      large={large}
    />
  );
}
