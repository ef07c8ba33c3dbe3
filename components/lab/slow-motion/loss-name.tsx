"use client";

import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useContext, useRef, useState } from "react";
import { useStore } from "zustand";
import { isolateNumber } from "@/components/board/isolate";
import { usePixelInks } from "@/components/charts/axes/chart-palette";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { type LetterTask, lossOf, type Task } from "@/lib/learning/examples/task";
import { symbolCount } from "@/lib/learning/letters/alphabet";
import { formatLoss } from "@/lib/learning/numbers/format";
import { LossNumbers } from "./loss-numbers";
import { type Lesson, LessonContext, sourceToOpen } from "./slow-motion";

/**
 * The name of the loss. Pressed, it opens an explanation with the numbers of the student's own network. `best`: the validation loss of the run that is shown, at its best epoch.
 */
export const LossName = memo(function LossName({
  task,
  best = null,
  className,
}: {
  task: Task;
  best?: number | null;
  className?: string;
}) {
  const t = useTranslations("lab.run");
  const words = useTranslations("slow-motion");
  const lesson = useContext(LessonContext);
  const [open, setOpen] = useState(false);
  const name = t(`loss.${lossOf(task)}`);
  if (lesson === null) return <span className={className}>{name}</span>;
  const { slowMotion } = lesson;
  return (
    <>
      <button
        type="button"
        aria-label={words("explain", { name })}
        onClick={() => {
          const { traced, subject } = slowMotion.store.getState();
          const wanted = sourceToOpen(traced, subject);
          if (wanted !== null) slowMotion.open(wanted);
          setOpen(true);
        }}
        className={cn(
          "inline-flex items-center gap-1 rounded-control text-start font-medium underline decoration-dotted underline-offset-3 hover:decoration-solid pointer-coarse:min-h-11",
          className,
        )}
      >
        <span>{name}</span>
        <Info aria-hidden="true" className="size-3.5 shrink-0 text-ink-muted" />
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={words(`title.${lossOf(task)}`)} className="max-w-2xl">
        <LossExplained {...lesson} best={best} />
      </Dialog>
    </>
  );
});

/** What the loss means where the answer is a letter: between how many letters the network is unsure. */
function LettersExplained({ task, best }: { task: LetterTask; best: number | null }) {
  const t = useTranslations("writing.loss");
  const shown = (value: number) => isolateNumber(formatLoss(value));
  return (
    <>
      <p>{`${t("meaning")} ${t("uniform", { symbols: symbolCount(task.alphabet) })}`}</p>
      {best !== null && (
        <p className="font-medium">
          {t("here", {
            loss: shown(best),
            letters: shown(Math.exp(best)),
            bits: shown(best / Math.LN2),
          })}
        </p>
      )}
    </>
  );
}

/** The formula of the loss with the numbers of one example, and what a confident wrong guess costs. */
function LossExplained({ slowMotion, challenge, best }: Lesson & { best: number | null }) {
  const { traced, failed } = useStore(slowMotion.store);
  const t = useTranslations("slow-motion");
  const frame = useRef<HTMLDivElement>(null);
  const inks = usePixelInks(frame);
  return (
    <div ref={frame} className="grid gap-4 text-sm">
      <p>{t(`meaning.${lossOf(challenge.task)}`)}</p>
      {challenge.task.kind === "next-letter" && <LettersExplained {...{ best }} task={challenge.task} />}
      {traced === null ? (
        <p className="flex items-center gap-2 text-ink-muted">
          {!failed && <Spinner />}
          <span>{t(failed ? "failed" : "opening")}</span>
        </p>
      ) : (
        <LossNumbers {...{ challenge, inks }} trace={traced.trace} />
      )}
    </div>
  );
}
