"use client";

import { Shuffle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { isolate } from "@/components/board/isolate";
import { usePixelInks } from "@/components/charts/axes/chart-palette";
import { DecisionSurface } from "@/components/charts/examples/decision-surface";
import { planeExtent } from "@/components/charts/examples/example-space";
import { FittedCurve } from "@/components/charts/examples/fitted-curve";
import { PixelPicture } from "@/components/charts/examples/picture";
import { DrawingPad } from "@/components/drawing/drawing-pad";
import { type ChallengeWords, useChallengeWords } from "@/components/lab/results/challenge-words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { type Answer, exampleInput, featuresOf, type OwnInput } from "@/lib/learning/examples/own-input";
import type { Numbers } from "@/lib/learning/examples/split";
import type { Examples } from "@/lib/learning/training/training";
import { NumberSliders } from "./number-sliders";
import { PointPicker } from "./point-picker";

export type InputMakerProps = {
  readonly challenge: ChallengeInfo;
  readonly examples: Examples;
  readonly input: OwnInput;
  readonly onInput: (change: (input: OwnInput) => OwnInput) => void;
  /** Of one network, where one is shown: its outputs on what the challenge's view is drawn from, and its answer to the input. */
  readonly outputs?: Float32Array | null;
  readonly answer?: Answer | null;
};

/** Where somebody draws, points at, slides or types what networks are to be asked about. */
export function InputMaker(props: InputMakerProps) {
  const { challenge, examples, input, onInput } = props;
  const t = useTranslations("own-input.example");
  const words = useChallengeWords(challenge);
  /** The validation example that was taken, and the input as it was then. */
  const [taken, setTaken] = useState<{ example: number; input: OwnInput } | null>(null);
  const take = () => {
    const example = taken === null ? 0 : (taken.example + 1) % examples.validation.count;
    const next = exampleInput(challenge, examples.validation, example);
    setTaken({ example, input: next });
    onInput(() => next);
  };
  const truth = taken && taken.input === input ? examples.validation.labels[taken.example]! : null;
  const button = (
    <Button size="sm" onClick={take}>
      <Shuffle aria-hidden="true" />
      <span>{t("take")}</span>
    </Button>
  );
  return (
    <div className="flex min-h-0 min-w-0 flex-col gap-2">
      {input.kind === "drawing" ? (
        <DrawingPad
          drawing={input.drawing}
          onChange={(change) =>
            onInput((now) => (now.kind === "drawing" ? { ...now, drawing: change(now.drawing) } : now))
          }
          label={t("pad")}
          size={challenge.featureShape[0]!}
        >
          {button}
        </DrawingPad>
      ) : (
        <>
          <NumbersMaker {...props} features={input.features} words={words} />
          <div>{button}</div>
        </>
      )}
      <p className="min-h-5 text-ink-muted text-sm">
        {truth !== null && words.target === null && t("truth", { name: isolate(words.classes[truth]!) })}
      </p>
    </div>
  );
}

function NumbersMaker({
  challenge,
  examples,
  features,
  onInput,
  outputs = null,
  answer = null,
  words,
}: InputMakerProps & { features: readonly number[]; words: ChallengeWords }) {
  const t = useTranslations("own-input.plane");
  const texts = useTranslations("challenges");
  const extent = useMemo(() => planeExtent([examples.train, examples.validation]), [examples]);
  const change = (next: (features: readonly number[]) => readonly number[]) =>
    onInput((now) => (now.kind === "numbers" ? { ...now, features: next(now.features) } : now));
  if (challenge.view === "plane")
    return (
      <>
        <p className="text-ink-muted text-sm">{t("how")}</p>
        <DecisionSurface {...examples} logits={outputs} classes={words.classes}>
          <PointPicker
            point={features as unknown as readonly [number, number]}
            extent={extent}
            onPoint={(point) => change(() => point)}
          />
        </DecisionSurface>
      </>
    );
  const isCurve = challenge.view === "curve";
  const columns = isCurve
    ? [{ mean: 0, deviation: 1, name: texts(`${challenge.id}.feature.name`) }]
    : words.columns;
  return (
    <>
      {isCurve && (
        <div className="grid min-h-52 flex-1">
          <AskedCurve {...{ examples, outputs }} input={features[0]!} answer={answer} />
        </div>
      )}
      <NumberSliders {...{ columns, examples, features }} onFeatures={change} />
    </>
  );
}

function AskedCurve({
  examples,
  outputs,
  input,
  answer,
}: Pick<InputMakerProps, "examples"> & {
  outputs: Float32Array | null;
  input: number;
  answer: Answer | null;
}) {
  const output = answer?.kind === "number" ? answer.value : null;
  const asked = useMemo(() => ({ input, output }), [input, output]);
  return <FittedCurve {...examples} {...{ outputs, asked }} />;
}

/** A drawing as the network gets it; an empty square as long as nothing is drawn. */
export function SeenPicture({
  features,
  challenge,
  className,
}: {
  features: Numbers | null;
  challenge: ChallengeInfo;
  className?: string;
}) {
  const t = useTranslations("own-input");
  const box = useRef<HTMLDivElement>(null);
  const inks = usePixelInks(box);
  const [rows, columns] = challenge.featureShape as readonly [number, number];
  const blank = useMemo(() => new Float32Array(rows * columns), [rows, columns]);
  return (
    <div ref={box} className={cn("shrink-0", className)}>
      <PixelPicture
        {...{ pixels: features ?? blank, rows, columns, inks }}
        scale={1}
        inSigns={false}
        label={t("sees.label", { rows, columns })}
        className="aspect-square w-full rounded-control"
      />
    </div>
  );
}

/** The features of an input, computed once for each input. */
export function useFeatures(input: OwnInput | null, challenge: ChallengeInfo): Float32Array | null {
  return useMemo(() => input && featuresOf(input, challenge), [input, challenge]);
}
