"use client";

import { ChartSpline, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { usePixelInks } from "@/components/charts/pixel-inks";
import { useChallengeWords } from "@/components/lab/results/challenge-words";
import { Notice } from "@/components/ui/notice";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { planNetwork } from "@/lib/learning/layer-plan";
import { lossOf } from "@/lib/learning/task";
import { ExampleChooser } from "./example-chooser";
import { useExampleWords } from "./example-words";
import { PlaySwitch } from "./play-switch";
import { SignLegend } from "./sign-legend";
import type { SlowMotion, Traced, TraceSubject } from "./slow-motion";
import { StageBar } from "./stage-bar";
import { stageKeys } from "./stage-keys";
import { StageView } from "./stage-view";
import { STAGES, type Stage, stageAfter } from "./stages";
import { traceColumns } from "./trace-columns";
import { useTraceSentences } from "./trace-sentences";
import { TraceSourceChoice } from "./trace-source";
import { TraceTable } from "./trace-table";
import { usePlaying } from "./use-playing";

/** One step of training in its four stages, and what leads on to the next. */
export function StepView({
  slowMotion,
  traced,
  subject,
  challenge,
  held,
}: {
  slowMotion: SlowMotion;
  traced: Traced;
  subject: TraceSubject;
  challenge: ChallengeInfo;
  held: boolean;
}) {
  const { trace, settings } = traced;
  const t = useTranslations("slow-motion");
  const charts = useTranslations("charts");
  const frame = useRef<HTMLDivElement>(null);
  const inks = usePixelInks(frame);
  const [stage, setStage] = useState<Stage>("forward");
  const [asTable, setAsTable] = useState(false);
  const [chosen, setRow] = useState(0);
  const { task, featureShape } = challenge;
  const words = useChallengeWords(challenge);
  const plan = useMemo(
    () => planNetwork(settings.network, featureShape, task),
    [settings.network, featureShape, task],
  );
  const playing = usePlaying(slowMotion.next, trace, stage, setStage, held);
  const { batch } = trace;
  const row = Math.min(chosen, batch.shownExamples - 1);
  const columns = useMemo(() => traceColumns(plan, trace, row), [plan, trace, row]);
  const example = useExampleWords(task, words)(batch, row);
  const sentences = useTraceSentences();
  const sentence = sentences.stage(stage, trace, lossOf(task), example);

  const { next } = slowMotion;
  const onward = useCallback(async () => {
    playing.stop();
    const after = stageAfter(stage);
    if (after !== "next-step") return setStage(after);
    await next(0);
    setStage("forward");
  }, [playing, stage, next]);
  const back = () => {
    playing.stop();
    setStage(STAGES[Math.max(0, STAGES.indexOf(stage) - 1)]);
  };
  const choose = useCallback(
    (name: Stage) => {
      if (playing.pace === 1) playing.stop();
      setStage(name);
    },
    [playing],
  );

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields
    <div
      ref={frame}
      role="group"
      aria-label={t("label")}
      onKeyDown={stageKeys(() => void onward(), back)}
      className="flex min-h-0 flex-1 flex-col gap-2"
    >
      <StageBar stage={stage} onStage={choose} onOnward={onward} />
      <div className="flex items-start gap-2">
        <p
          aria-live={playing.pace === null ? "polite" : "off"}
          className="min-h-10 flex-1 text-sm leading-snug"
        >
          {sentence}
        </p>
        {stage !== "update" && (
          <button
            type="button"
            aria-pressed={asTable}
            aria-label={charts("showNumbers")}
            title={charts("showNumbers")}
            onClick={() => setAsTable(!asTable)}
            className="grid place-items-center rounded-control p-1.5 text-ink-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
          >
            {asTable ? (
              <ChartSpline className="size-4" aria-hidden="true" />
            ) : (
              <Table2 className="size-4" aria-hidden="true" />
            )}
          </button>
        )}
      </div>
      <section
        aria-label={t(`stage.${stage}`)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto rounded-control max-xl:max-h-[34rem] xl:min-h-24"
      >
        {!Number.isFinite(batch.loss) && (
          <Notice tone="warning" className="mb-2 text-sm">
            {t("beyond")}
          </Notice>
        )}
        {asTable && stage !== "update" ? (
          <TraceTable {...{ stage, plan, trace, columns, task, words }} />
        ) : (
          <StageView
            {...{ stage, challenge, words, plan, trace, columns, row, example, sentence, inks }}
            onRow={setRow}
            moving={playing.pace === null}
          />
        )}
        <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-ink-muted text-xs">
          {stage !== "loss" && <SignLegend />}
          <span>{sentences.part(trace)}</span>
        </div>
      </section>
      <div className="flex flex-wrap items-center justify-between gap-x-1.5 gap-y-1">
        <TraceSourceChoice traced={traced} subject={subject} onOpen={slowMotion.open} />
        {stage !== "update" && <ExampleChooser row={row} count={batch.shownExamples} onRow={setRow} />}
        <PlaySwitch playing={playing} disabled={held} />
      </div>
    </div>
  );
}
