"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useCallback, useMemo, useRef, useState } from "react";
import { usePixelInks } from "@/components/charts/axes/chart-palette";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/form/select";
import { Notice } from "@/components/ui/notice";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { lossOf } from "@/lib/learning/examples/task";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { formatCount } from "@/lib/learning/numbers/format";
import { ExampleChooser } from "./example-view";
import { useTracedWords } from "./letters/letter-words";
import { PlaySwitch, usePlaying } from "./playing";
import type { SlowMotion, Traced, TraceSource, TraceSubject } from "./slow-motion";
import { STAGES, type Stage, StageBar, stageAfter, stageKeys } from "./stage-bar";
import { StageView } from "./stage-view";
import { traceColumns } from "./trace-layout";
import { TraceTable } from "./trace-table";
import { useExampleWords, useTraceSentences } from "./trace-words";

/** One step of training in its four stages, with the controls to move between stages and on to the next step. */
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
  const frame = useRef<HTMLDivElement>(null);
  const inks = usePixelInks(frame);
  const [stage, setStage] = useState<Stage>("forward");
  const [asTable, setAsTable] = useState(false);
  const [chosen, setRow] = useState(0);
  const { task, featureShape } = challenge;
  const words = useTracedWords(challenge);
  const plan = useMemo(
    () => planNetwork(settings.network, featureShape, task),
    [settings.network, featureShape, task],
  );
  const playing = usePlaying(slowMotion.next, trace, stage, setStage, held);
  const { batch } = trace;
  const row = Math.min(chosen, batch.shownExamples - 1);
  const columns = useMemo(() => traceColumns(plan, trace, row), [plan, trace, row]);
  const example = useExampleWords(task, words)(trace, row);
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
    setStage(STAGES[Math.max(0, STAGES.indexOf(stage) - 1)]!);
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
        {stage !== "update" && <TableSwitch asTable={asTable} onTable={setAsTable} className="p-1.5" />}
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

/** Signs differ by colour, and by shape and dash. */
const SignLegend = memo(function SignLegend() {
  const t = useTranslations("slow-motion");
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="flex items-center gap-1.5">
        <svg viewBox="0 0 34 12" className="h-3 w-8.5" aria-hidden="true">
          <circle cx="6" cy="6" r="5" className="fill-positive" />
          <path d="M13 6H34" className="stroke-positive" strokeWidth="2.5" />
        </svg>
        <span>{t("sign.above")}</span>
      </span>
      <span className="flex items-center gap-1.5">
        <svg viewBox="0 0 34 12" className="h-3 w-8.5" aria-hidden="true">
          <rect x="1" y="1" width="10" height="10" rx="1" className="fill-negative" />
          <path d="M13 6H34" className="stroke-negative" strokeWidth="2.5" strokeDasharray="5 3" />
        </svg>
        <span>{t("sign.below")}</span>
      </span>
    </span>
  );
});

/** Chooses whose weights are shown, and says how many steps they have taken. */
function TraceSourceChoice({
  traced: { source, trace, walked },
  subject: { run, ordinal },
  onOpen,
}: {
  traced: Traced;
  subject: TraceSubject;
  onOpen: (source: TraceSource) => void;
}) {
  const t = useTranslations("slow-motion.source");
  const isRun = source === "run";
  const hasRun = run !== null;
  // These stay the same from step to step; only the text of the chosen one changes.
  const options = useMemo(
    () => [
      ...(hasRun ? [{ value: "run" as const, label: t("run", { number: ordinal }) }] : []),
      { value: "beginning" as const, label: t("beginning") },
    ],
    [hasRun, ordinal, t],
  );
  const step = formatCount(trace.step);
  return (
    <div className="flex min-w-0 items-center gap-1">
      <Select
        small
        aria-label={t("label")}
        value={source}
        shown={isRun ? t("runAt", { number: ordinal, step }) : t("beginningAt", { step })}
        options={options}
        onValueChange={onOpen}
        className="w-46"
      />
      {(isRun || walked > 0) && (
        <Button
          size="sm"
          variant="quiet"
          className="px-1.5"
          aria-label={t(isRun ? "again" : "restart")}
          title={t(isRun ? "again" : "restart")}
          onClick={() => onOpen(source)}
        >
          <RotateCw aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
