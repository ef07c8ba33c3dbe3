"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { LetterTask } from "@/lib/learning/examples/task";
import { END_MARK } from "@/lib/learning/letters/alphabet";
import type { CrossEntropyTerms } from "@/lib/learning/training/loss-terms";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import { type PrintedEquation, printEquation } from "../printed-equation";
import { seenSymbols } from "./letter-columns";
import { letterGlyphs } from "./letter-words";

/** The letters that the network reads, each in a box, and the one that comes next, in the direction of the words' language. */
export function LetterView({
  challenge: { direction, language },
  task: { alphabet },
  trace,
  row,
  label,
}: {
  challenge: ChallengeInfo;
  task: LetterTask;
  trace: StepTrace;
  row: number;
  label: string;
}) {
  const glyphs = letterGlyphs(alphabet);
  const next = trace.batch.labels[row]!;
  return (
    <div
      role="img"
      aria-label={label}
      dir={direction}
      lang={language}
      translate="no"
      className="flex flex-wrap items-center gap-0.5 p-0.5"
    >
      {seenSymbols(trace, row).map((symbol, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in the context
        <Box key={position} faint={symbol === END_MARK}>
          {glyphs[symbol]}
        </Box>
      ))}
      <span className="px-1 text-ink-muted rtl:-scale-x-100">→</span>
      <Box next>{next === END_MARK ? "■" : glyphs[next]}</Box>
    </div>
  );
}

function Box({
  children,
  faint = false,
  next = false,
}: {
  children: string | undefined;
  faint?: boolean;
  next?: boolean;
}) {
  return (
    <span
      className={cn(
        "grid h-6 min-w-5 place-items-center rounded-sm border border-line-strong px-0.5 text-sm",
        faint && "border-line text-ink-muted",
        next && "border-accent bg-accent/15 font-semibold",
      )}
    >
      {children}
    </span>
  );
}

/** The same loss in other words: of how many equally likely letters one is as surprising, and how many bits it is. */
export function LetterLoss({ loss }: { loss: CrossEntropyTerms["loss"] }) {
  const t = useTranslations("slow-motion.letters");
  const letters = printEquation([loss], ([nats]) => Math.exp(nats), Math.exp(loss));
  const bits = printEquation([loss], ([nats]) => nats / Math.LN2, loss / Math.LN2);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
      <dt className="text-ink-muted">{t("oneOf")}</dt>
      <dd>
        <Line left={<sup>{letters.operands[0]}</sup>} of={letters} base="e" />
      </dd>
      <dt className="text-ink-muted">{t("bits")}</dt>
      <dd>
        <Line left={` ÷ ln 2`} of={bits} base={bits.operands[0]} />
      </dd>
    </dl>
  );
}

function Line({ base, left, of }: { base: string; left: React.ReactNode; of: PrintedEquation }) {
  return (
    <bdi translate="no" dir="ltr" className="tabular">
      {base}
      {left}
      {` ${of.sign} `}
      <strong>{of.result}</strong>
    </bdi>
  );
}
