"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef } from "react";
import { useChallengeWords } from "@/components/lab/results/challenge-words";
import { useInSight } from "@/components/lab/results/use-in-sight";
import { AnswerView } from "@/components/own-input/answer-view";
import { InputMaker, SeenPicture, useFeatures } from "@/components/own-input/input-maker";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { answerOf } from "@/lib/learning/examples/own-input";
import type { Examples } from "@/lib/learning/training/training";
import type { OwnInputSight } from "./use-own-input";

/** Where a student draws, types or points at whatever they like and watches what their own network says, also while it trains. */
export function OwnInputView({
  sight: { input, onInput, outputs, missing, onVisible },
  challenge,
  examples,
  surface,
  onSurfaceVisible,
}: {
  sight: OwnInputSight;
  challenge: ChallengeInfo;
  examples: Examples;
  /** The network's outputs on what the challenge's view is drawn from. */
  surface: Float32Array | null;
  onSurfaceVisible: (visible: boolean) => void;
}) {
  const t = useTranslations("own-input");
  const view = useRef<HTMLDivElement>(null);
  const hasSurface = challenge.view === "plane" || challenge.view === "curve";
  const onSight = useCallback(
    (visible: boolean) => {
      onVisible(visible);
      if (hasSurface) onSurfaceVisible(visible);
    },
    [onVisible, onSurfaceVisible, hasSurface],
  );
  useInSight(view, onSight);
  const words = useChallengeWords(challenge);
  const features = useFeatures(input, challenge);
  const answer = useMemo(() => outputs && answerOf(outputs, challenge.task), [outputs, challenge.task]);
  const isDrawn = challenge.view === "pictures";
  if (input === null) return null;
  return (
    <div
      ref={view}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="@container min-h-0 flex-1 overflow-y-auto pt-1"
    >
      <div
        className={
          isDrawn
            ? "grid @md:grid-cols-[minmax(0,17rem)_minmax(0,1fr)] gap-x-5 gap-y-3"
            : hasSurface
              ? "grid h-full min-h-80 @lg:grid-cols-[minmax(0,1fr)_14rem] gap-x-5 gap-y-3"
              : "grid @2xl:grid-cols-[minmax(0,1fr)_16rem] gap-x-6 gap-y-3"
        }
      >
        <InputMaker {...{ challenge, examples, input, onInput, answer }} outputs={surface} />
        <section aria-label={t("answer.title")} className="flex min-w-0 flex-col gap-3">
          {missing ? (
            <p className="text-balance text-sm">{t("untrained")}</p>
          ) : isDrawn && features === null ? (
            <p className="text-sm">{t("empty")}</p>
          ) : null}
          {(!missing || isDrawn) && (
            <div className="flex flex-col gap-3">
              {isDrawn && (
                <div className="flex items-center gap-3">
                  <SeenPicture {...{ features, challenge }} className="w-20" />
                  <p className="text-balance text-ink-muted text-xs">{t("sees.why")}</p>
                </div>
              )}
              {!missing && <AnswerView answer={features === null ? null : answer} words={words} />}
            </div>
          )}
        </section>
      </div>
    </div>
  );
}
