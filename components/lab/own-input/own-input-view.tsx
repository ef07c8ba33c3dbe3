"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef } from "react";
import { useChallengeWords } from "@/components/lab/results/challenge-words";
import { useInSight } from "@/components/lab/results/use-in-sight";
import { AnswerView } from "@/components/own-input/answer-view";
import { AskedInputView, OutcomeSentence } from "@/components/own-input/asked-view";
import { InputMaker, SeenPicture, useFeatures } from "@/components/own-input/input-maker";
import { Button } from "@/components/ui/button";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { answerOf } from "@/lib/learning/examples/own-input";
import { classCount } from "@/lib/learning/examples/task";
import type { Examples } from "@/lib/learning/training/training";
import { inputOutcome } from "@/lib/session/board/input-outcome";
import type { AskedInput } from "@/lib/session/log/asked-input";
import { featuresOfAsked } from "@/lib/session/questions/asked-features";
import type { OwnInputSight } from "./use-own-input";

/** Where a student draws, types or points at whatever they like and watches what their own network says, also while it trains. */
export function OwnInputView({
  sight: { input, onInput, outputs, missing, onVisible },
  challenge,
  examples,
  surface,
  asked,
  onSurfaceVisible,
}: {
  sight: OwnInputSight;
  challenge: ChallengeInfo;
  examples: Examples;
  /** The network's outputs on what the challenge's view is drawn from. */
  surface: Float32Array | null;
  /** What the class's networks were asked about last in this round, if they were. */
  asked: AskedInput | null;
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
      className="@container flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto pt-1"
    >
      {asked && (
        <AskedOfClass
          {...{ asked, challenge }}
          onTry={(features) =>
            onInput(() =>
              isDrawn
                ? { kind: "drawing", drawing: { strokes: [], ground: features } }
                : { kind: "numbers", features: [...features] },
            )
          }
        />
      )}
      <div
        className={
          isDrawn
            ? "grid @md:grid-cols-[minmax(0,18.5rem)_minmax(0,1fr)] gap-x-5 gap-y-3"
            : hasSurface
              ? "grid h-full min-h-80 @lg:grid-cols-[minmax(0,1fr)_14rem] gap-x-5 gap-y-3"
              : "grid @2xl:grid-cols-[minmax(0,1fr)_16rem] gap-x-6 gap-y-3"
        }
      >
        <InputMaker {...{ challenge, examples, input, onInput, answer }} outputs={surface} />
        <section aria-label={t("answer.title")} className="flex min-w-0 flex-col gap-3">
          {missing && <p className="text-balance text-sm">{t("untrained")}</p>}
          {(!missing || isDrawn) && (
            <div className="flex flex-col gap-3">
              {isDrawn && (
                <div className="flex items-center gap-3">
                  <SeenPicture {...{ features, challenge }} className="w-20" />
                  <p className="text-balance text-ink-muted text-xs">{t("sees.why")}</p>
                </div>
              )}
              {!missing && (
                <AnswerView
                  answer={features === null ? null : answer}
                  nothing={t(features === null ? "empty" : "answer.nothing")}
                  words={words}
                />
              )}
            </div>
          )}
        </section>
      </div>
    </div>
  );
}

/** What the class's networks say about the host's input, which a student can give their own. */
function AskedOfClass({
  asked,
  challenge,
  onTry,
}: {
  asked: AskedInput;
  challenge: ChallengeInfo;
  onTry: (features: Float32Array) => void;
}) {
  const t = useTranslations("own-input.asked");
  const words = useChallengeWords(challenge);
  const features = useMemo(() => featuresOfAsked(asked.input), [asked.input]);
  // Labs are told what was said, and not by whom.
  const outcome = useMemo(
    () => inputOutcome({ participants: [] }, asked, classCount(challenge.task)),
    [asked, challenge.task],
  );
  return (
    <section
      aria-label={t("title")}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 rounded-control bg-sunken px-3 py-2 text-sm"
    >
      <AskedInputView
        {...{ features, challenge }}
        className={challenge.view === "pictures" ? "w-12" : "max-w-56 self-center"}
      />
      <p className="min-w-40 flex-1 text-pretty">
        <span className="block text-ink-muted text-xs">{t("class")}</span>
        <OutcomeSentence {...{ outcome, words }} />
      </p>
      <Button size="sm" onClick={() => onTry(features)}>
        {t("try")}
      </Button>
    </section>
  );
}
