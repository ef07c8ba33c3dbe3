import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { formatScore } from "@/lib/learning/numbers/format";
import { SCORED_STEPS, type ScoredStep, scoreIn } from "@/lib/session/board/opening/levels";
import type { TestMove } from "@/lib/session/board/test-moves";

const TONES: Record<ScoredStep, { readonly text: string; readonly bar: string }> = {
  train: { text: "text-train", bar: "bg-train" },
  validation: { text: "text-validation", bar: "bg-validation" },
  test: { text: "text-test", bar: "bg-test" },
};

/** A student's own three scores, of which the first `shown` are known; the others appear when the projector has come to them. */
export function OwnScores({ move, shown }: { readonly move: TestMove; readonly shown: number }) {
  const t = useTranslations("lab.ownTest");
  return (
    <dl className="mx-auto mt-4 grid w-full max-w-md grid-cols-3 gap-3">
      {SCORED_STEPS.map((step, index) => {
        const score = index < shown ? scoreIn(move, step) : null;
        const { text, bar } = TONES[step];
        return (
          <div key={step} className="flex flex-col gap-1 text-start">
            <dt className="text-ink-muted text-sm">{t(`steps.${step}`)}</dt>
            <dd className={cn("tabular font-semibold text-2xl leading-tight", text)}>
              {score === null ? (
                <>
                  <span aria-hidden className="text-ink-muted">
                    ···
                  </span>
                  <span className="sr-only">{t("notYet")}</span>
                </>
              ) : (
                formatScore(score)
              )}
            </dd>
            <dd aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
              <span
                className={cn(
                  "block h-full rounded-full transition-[width] duration-500 ease-out motion-reduce:transition-none",
                  bar,
                )}
                style={{ width: `${score ?? 0}%` }}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
