"use client";

import { Lightbulb, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import type { ShownRun } from "@/components/lab/runs/shown-run";
import { leftToRight } from "@/components/lab/settings/settings-words";
import { Button } from "@/components/ui/button";
import { diagnose } from "@/lib/learning/curves/diagnosis";
import { type Hint, lowestAt } from "@/lib/learning/curves/hints";
import type { Task } from "@/lib/learning/examples/task";
import { formatCount, formatLearningRate } from "@/lib/learning/numbers/format";
import { unreachable } from "@/lib/learning/unreachable";
import { besideInLab } from "@/lib/session/insights/beside";
import { dueHint } from "@/lib/session/insights/due-hint";
import type { Participant, Session } from "@/lib/session/log/session";

/** A piece of advice for a student who is stuck. It can be dismissed, and the teacher can turn hints off. */
export function HintCard({ hint, onDismiss }: { hint: Hint; onDismiss: () => void }) {
  const t = useTranslations("lab.hint");
  const wordsOf = useHintWords();
  return (
    <aside
      aria-label={t("title")}
      className="flex items-start gap-2.5 rounded-card border border-accent/40 bg-accent/7 py-2.5 ps-3 pe-1.5 text-sm"
    >
      <Lightbulb aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-accent" />
      <p role="status" className="min-w-0 flex-1 leading-snug">
        <strong className="font-semibold">{`${t("title")}: `}</strong>
        <span>{wordsOf(hint)}</span>
      </p>
      <Button variant="quiet" size="sm" className="size-7 p-0" aria-label={t("dismiss")} onClick={onDismiss}>
        <X aria-hidden="true" />
      </Button>
    </aside>
  );
}

/** A hint as a sentence, with the student's own numbers. */
function useHintWords(): (hint: Hint) => string {
  const t = useTranslations("lab.hint");
  return useCallback(
    (hint) => {
      const rate = (value: number) => leftToRight(formatLearningRate(value));
      switch (hint.key) {
        case "same-again":
        case "add-layer":
        case "relu":
          return t(hint.key);
        case "rate-between": {
          const { low, high } = hint.values;
          return t(hint.key, { low: rate(low), high: rate(high), rate: rate(hint.values.rate) });
        }
        case "rate-down":
        case "rate-up":
          return t(hint.key, { rate: rate(hint.values.rate) });
        case "fewer-epochs":
        case "more-epochs":
          return t(hint.key, { epochs: formatCount(hint.values.epochs) });
        default:
          return unreachable(hint);
      }
    },
    [t],
  );
}

type DueHint = { readonly hint: Hint; readonly dismiss: () => void };

/**
 * A hint for a student whose last few runs did not improve their score. Null while they make progress, where their best run is sound,
 * while a run is under way, where the host has turned hints off, and once this hint is dismissed. `runs`: the student's runs of the
 * round.
 */
export function useDueHint(
  session: Session,
  self: Participant,
  round: number,
  runs: readonly ShownRun[],
  task: Task,
): DueHint | null {
  const [dismissed, setDismissed] = useState<string | null>(null);
  const own = useMemo(() => self.runs.filter((run) => run.round === round), [self.runs, round]);
  const ended = runs.every(({ end }) => end !== null);
  const hint = useMemo(() => {
    if (!ended) return null;
    return dueHint(session, round, own, () =>
      runs.map((run) => {
        const { settings, curve, end } = run;
        const beside = besideInLab(session, self.id, round, run, runs);
        const diagnosis = diagnose(curve, { task, settings, diverged: end === "diverged", beside });
        return { settings, diagnosis, lowestAt: lowestAt(curve) };
      }),
    );
  }, [ended, session, self.id, round, runs, own, task]);
  const words = hint && JSON.stringify(hint);
  if (hint === null || words === dismissed) return null;
  return { hint, dismiss: () => setDismissed(words) };
}
