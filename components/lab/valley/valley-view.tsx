"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useInSight } from "@/components/lab/results/use-in-sight";
import { EmptyState } from "@/components/ui/empty-state";
import { Spinner } from "@/components/ui/spinner";
import type { Hyperparameters } from "@/lib/learning/hyperparameters";
import type { Valley, ValleySlice } from "@/lib/learning/valley";
import { SliceFigure } from "./slice-figure";
import { StrideSentence } from "./stride-sentence";
import { ValleyFigure } from "./valley-figure";
import { useValleySentences } from "./valley-sentences";
import type { ValleySight } from "./valley-sight";

/** The loss round the student's own network, the path that it walked there, and what its learning rate does. `duel`: opens one. */
export function ValleyView({ sight, duel }: { sight: ValleySight; duel: ReactNode }) {
  const t = useTranslations("valley");
  const view = useRef<HTMLDivElement>(null);
  const { valley, slice, measuring, hyperparameters, onVisible } = sight;
  useInSight(view, onVisible);
  return (
    <div ref={view} className="flex min-h-0 flex-1 flex-col gap-2">
      <div className="flex items-start gap-2">
        <div className="tabular min-h-10 flex-1 text-sm leading-snug">
          {valley && slice && <StrideSentence slice={slice} />}
        </div>
        {duel}
      </div>
      {valley !== null && hyperparameters !== null ? (
        <Measured {...{ valley, slice, hyperparameters }} />
      ) : measuring && hyperparameters !== null ? (
        <Waiting>{t("measuring")}</Waiting>
      ) : (
        <EmptyState title={t("empty.title")} body={t("empty.body")} />
      )}
    </div>
  );
}

function Measured({
  valley,
  slice,
  hyperparameters,
}: {
  valley: Valley;
  slice: ValleySlice | null;
  hyperparameters: Hyperparameters;
}) {
  const t = useTranslations("valley");
  const sentences = useValleySentences();
  const chartClass = "h-72 @lg:h-auto @lg:min-h-44 @lg:flex-1";
  return (
    <section
      aria-label={t("label")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="@container min-h-0 flex-1 overflow-y-auto rounded-control"
    >
      <div className="flex min-h-full flex-col gap-2">
        <div className="grid flex-1 grid-cols-1 gap-3 @lg:grid-cols-2">
          <ValleyFigure {...{ valley, chartClass }} />
          {slice === null ? (
            <Waiting>{t("slice.measuring")}</Waiting>
          ) : (
            <SliceFigure {...{ slice, hyperparameters, chartClass }} />
          )}
        </div>
        <p className="tabular text-ink-muted text-xs">
          <span>{sentences.summary(valley)}</span> <span>{sentences.sample(valley.sample)}</span>
        </p>
      </div>
    </section>
  );
}

function Waiting({ children }: { children: ReactNode }) {
  return (
    <p className="grid min-h-48 flex-1 place-content-center justify-items-center gap-2 text-ink-muted text-sm">
      <Spinner />
      <span>{children}</span>
    </p>
  );
}
