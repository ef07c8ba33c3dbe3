"use client";

import { Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode, useId } from "react";
import { layerRowId } from "@/components/lab/settings/layer-row";
import type { TroubleInWords } from "@/components/lab/settings/network-trouble";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { NumberField } from "@/components/ui/form/number-field";
import { RefusedNumberReason, useRefusedNumbers } from "@/components/ui/form/typed-number";
import { Spinner } from "@/components/ui/spinner";
import { formatCount, formatRate } from "@/lib/learning/numbers/format";
import { EPOCHS_RANGE } from "@/lib/learning/training/hyperparameters";
import { isBusy, type LabTraining, type Pace } from "@/lib/learning/training/training";
import { PaceSwitch } from "./pace-switch";

/**
 * The button that starts and stops training, the number of epochs and the pace. `formId`: the form that the button submits. On a phone
 * the two parts are separate items of the surrounding column: the button stays at the bottom of the screen, the rest scrolls.
 */
export const TrainPanel = memo(function TrainPanel({
  status,
  pace,
  loaded,
  progress,
  formId,
  blocked,
  paused,
  expectFirst,
  runLimit,
  runsUsed,
  epochs,
  epochsLocked,
  epochLimit,
  onEpochsChange,
  onStop,
  onPace,
  className,
}: {
  status: LabTraining["status"];
  pace: Pace;
  /** Whether the examples are at hand. */
  loaded: boolean;
  /** How far the run has come, which counts by itself. */
  progress: ReactNode;
  formId: string;
  /** Why the network cannot be trained as it is, or null. */
  blocked: Pick<TroubleInWords, "layer" | "placed"> | null;
  /** The teacher has paused the class: nothing starts, and training stands still. */
  paused: boolean;
  /** The student has to say first what they expect of the round. */
  expectFirst: boolean;
  /** How many runs a student may start in this round; null for any number. */
  runLimit: number | null;
  runsUsed: number;
  epochs: number;
  epochsLocked: boolean;
  /** The most epochs of a run in this round; null for the general limit. */
  epochLimit: number | null;
  onEpochsChange: (epochs: number) => void;
  onStop: () => void;
  onPace: (pace: Pace) => void;
  className?: string;
}) {
  const t = useTranslations("lab");
  const question = useTranslations("question.lab");
  const busy = isBusy({ status });
  const reason = useId();
  const limitNote = useId();
  const noRunsLeft = runLimit !== null && runsUsed >= runLimit;
  const [refused] = useRefusedNumbers();
  const waits = paused || expectFirst || noRunsLeft || blocked !== null || refused !== undefined;

  return (
    <section
      className={cn(
        "max-md:contents md:flex md:min-w-0 md:flex-col md:gap-2 md:rounded-card md:border md:border-line md:bg-surface md:px-4 md:py-3",
        className,
      )}
    >
      <div
        data-train-bar
        className="grid gap-2 max-md:sticky max-md:bottom-0 max-md:z-10 max-md:order-last max-md:-mx-3 max-md:-mb-3 max-md:border-line max-md:border-t max-md:bg-surface max-md:px-3 max-md:pt-2 max-md:pb-[max(0.5rem,env(safe-area-inset-bottom))]"
      >
        {busy ? (
          <Button key="stop" size="lg" className="w-full" onClick={onStop}>
            <Square aria-hidden="true" fill="currentColor" />
            <span>{t("train.stop")}</span>
          </Button>
        ) : (
          <Button
            key="train"
            type="submit"
            form={formId}
            variant="primary"
            size="lg"
            className="w-full"
            disabled={!loaded}
            // Not disabled, so that it keeps the focus and can say why it waits. The form does not start a run then.
            aria-disabled={waits}
            aria-describedby={waits ? reason : undefined}
          >
            {status === "loading" ? <Spinner /> : <Play aria-hidden="true" fill="currentColor" />}
            <span>{t(status === "loading" ? "train.loading" : "train.start")}</span>
          </Button>
        )}
        {busy || !waits ? (
          progress
        ) : paused ? (
          <p id={reason} role="status" className="min-h-6 text-xs">
            {t("train.paused")}
          </p>
        ) : expectFirst ? (
          <p id={reason} role="status" className="min-h-6 font-medium text-accent text-xs">
            {question("trainAfter")}
          </p>
        ) : noRunsLeft ? (
          <p id={reason} role="status" className="min-h-6 text-xs">
            {t("train.noRunsLeft", { count: runLimit })}
          </p>
        ) : refused !== undefined ? (
          <RefusedNumberReason id={reason} number={refused} />
        ) : (
          blocked && <BlockedReason id={reason} trouble={blocked} />
        )}
      </div>
      <div className="grid gap-2 max-md:rounded-card max-md:border max-md:border-line max-md:bg-surface max-md:px-4 max-md:py-3">
        {!epochsLocked && (
          <>
            <NumberField
              label={t("settings.epochs")}
              aria-describedby={epochLimit === null ? undefined : limitNote}
              value={epochs}
              min={EPOCHS_RANGE.min}
              max={epochLimit ?? EPOCHS_RANGE.max}
              step={10}
              onValueChange={onEpochsChange}
              className="grid grid-cols-2 items-center"
            />
            {epochLimit !== null && (
              <p id={limitNote} className="text-ink-muted text-xs">
                {t("train.epochLimit", { count: epochLimit })}
              </p>
            )}
          </>
        )}
        <PaceSwitch value={pace} onChange={onPace} />
      </div>
    </section>
  );
});

/** The progress of the run. Its line is always there, so that nothing moves when a run begins. */
export function TrainProgress({ status, progress }: Pick<LabTraining, "status" | "progress">) {
  const t = useTranslations("lab");
  const part = progress === null ? 0 : progress.step / progress.totalSteps;
  const running = status === "training" && progress !== null;
  return (
    <div className="grid gap-1">
      <div
        role="progressbar"
        aria-label={t("train.progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * part)}
        dir="ltr"
        className="h-1 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${100 * part}%` }} />
      </div>
      <p className="tabular flex h-[1lh] justify-between gap-2 whitespace-nowrap text-ink-muted text-xs">
        {status === "calibrating" && <span>{t("train.calibrating")}</span>}
        {running && (
          <>
            <span>
              {t("train.steps", {
                step: formatCount(progress.step),
                total: formatCount(progress.totalSteps),
              })}
            </span>
            <span>{t("train.rate", { rate: formatRate(progress.stepsPerSecond) })}</span>
          </>
        )}
        {status !== "calibrating" && !running && <span>{t(`train.hint.${status}`)}</span>}
      </p>
    </div>
  );
}

/**
 * Why no run can start, as high as the progress that it replaces. Pressed, it goes to the layer that needs a change. `id`: the id of
 * the full sentence, which is for screen readers.
 */
function BlockedReason({ id, trouble }: { id: string; trouble: Pick<TroubleInWords, "layer" | "placed"> }) {
  const t = useTranslations("lab.layers.problem");
  const { layer } = trouble;
  return (
    <div className="min-h-6 text-danger text-xs">
      {layer === null ? (
        <p aria-hidden="true">{t("short")}</p>
      ) : (
        <button
          type="button"
          className="text-start underline underline-offset-2 pointer-coarse:min-h-11"
          onClick={() => {
            const row = document.getElementById(layerRowId(layer + 1));
            row?.focus();
            row?.closest("li")?.scrollIntoView({ block: "nearest" });
          }}
        >
          {t("show", { number: layer + 1 })}
        </button>
      )}
      <p id={id} role="status" className="sr-only">
        {trouble.placed}
      </p>
    </div>
  );
}
