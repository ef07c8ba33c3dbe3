"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { ClassMark, traceShape } from "@/components/charts/axes/class-shapes";
import { drawAxes } from "@/components/charts/axes/draw-axes";
import { drawPoints } from "@/components/charts/examples/draw-surface";
import {
  columnExtent,
  type Extent,
  extentOf,
  labelExtent,
  planeExtent,
  targetExtent,
} from "@/components/charts/examples/example-space";
import { Picture } from "@/components/charts/examples/picture";
import { tellingColumn, tellingPair } from "@/components/charts/examples/telling-features";
import { drawDots } from "@/components/charts/scatter/draw-scatter";
import { type ChallengeWords, useChallengeWords } from "@/components/lab/results/challenge-words";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ExampleSample } from "@/lib/learning/examples/planned-challenges";
import type { Split } from "@/lib/learning/examples/split";
import { classCount, type LetterTask } from "@/lib/learning/examples/task";
import { lettersIn, wordsOf } from "@/lib/learning/letters/alphabet";
import { featureCount } from "@/lib/learning/network/network";
import { inOwnUnit } from "@/lib/learning/numbers/scale";
import { unreachable } from "@/lib/learning/unreachable";

/** What a round's examples look like, before anyone trains on them. Fills its parent's width; `className` says how high a chart of them is. */
export function RoundExamples({ challenge, sample, className }: RoundExamplesProps) {
  return challenge.task.kind === "next-letter" ? (
    <Words {...challenge} task={challenge.task} text={sample.labels} />
  ) : (
    <Drawn {...{ challenge, sample, className }} />
  );
}

type RoundExamplesProps = { challenge: ChallengeInfo; sample: ExampleSample; className: string };

/** From this many letters on, words are lines. */
const LINE = 25;

/** Whole words of a text of symbols, each on its own piece of paper. */
function Words({
  task,
  direction,
  language,
  text,
}: Pick<ChallengeInfo, "direction" | "language"> & { task: LetterTask; text: readonly number[] }) {
  const t = useTranslations("charts.sample");
  const words = useMemo(() => wordsOf(Uint8Array.from(text), task.alphabet), [text, task]);
  const areLines = words.some((word) => lettersIn(word).length >= LINE);
  const caption = areLines ? t("lines") : t("words");
  return (
    <figure className="@container flex w-full min-w-0 flex-col gap-3">
      <ul
        aria-label={caption}
        lang={language}
        dir={direction}
        className={cn(
          "flex flex-wrap justify-center gap-2",
          areLines ? "text-[clamp(1.0625rem,3.4cqw,2rem)]" : "text-[clamp(1.25rem,5cqw,2.75rem)]",
        )}
      >
        {words.map((word) => (
          <li key={word} className="rounded-control border border-line bg-surface px-[0.6em] py-[0.25em]">
            {word}
          </li>
        ))}
      </ul>
      <figcaption className="text-center text-ink-muted text-sm">{caption}</figcaption>
    </figure>
  );
}

/** A chart of the examples, or a sheet of pictures. */
function Drawn({ challenge, sample, className }: RoundExamplesProps) {
  const t = useTranslations("charts.sample");
  const words = useChallengeWords(challenge);
  const split = useMemo<Split>(
    () => ({
      count: sample.labels.length,
      features: Float32Array.from(sample.features),
      labels: Float32Array.from(sample.labels),
    }),
    [sample],
  );
  const caption = challenge.view === "pictures" ? t("pictures") : t("examples");
  return (
    <figure className="flex w-full min-w-0 flex-col gap-2">
      {challenge.view === "pictures" ? (
        <Pictures {...{ challenge, split }} label={caption} />
      ) : (
        <Scatter {...{ challenge, split, words }} label={caption} className={className} />
      )}
      <figcaption className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 text-center text-ink-muted text-sm">
        {challenge.view !== "pictures" &&
          words.classes.map((name, label) => (
            <span key={name} className="flex items-center gap-1.5">
              <ClassMark label={label} />
              <span>{name}</span>
            </span>
          ))}
        <span>{caption}</span>
      </figcaption>
    </figure>
  );
}

type SheetProps = { challenge: ChallengeInfo; split: Split; label: string; className: string };

function Pictures({ challenge: { featureShape }, split, label }: Omit<SheetProps, "className">) {
  const [rows, columns] = featureShape as readonly [number, number];
  const size = featureCount(featureShape);
  return (
    <ul aria-label={label} className="grid grid-cols-4 gap-2">
      {Array.from({ length: split.count }, (_, example) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an example is its place
        <li key={example} className="rounded-control border border-line bg-surface p-[8%]">
          <Picture
            pixels={split.features.subarray(example * size, (example + 1) * size)}
            {...{ rows, columns }}
            label={String(example + 1)}
            className="aspect-square w-full"
          />
        </li>
      ))}
    </ul>
  );
}

/** Points of the plane, or two numbers of each example against each other. */
function Scatter({ challenge, split, words, label, className }: SheetProps & { words: ChallengeWords }) {
  const places = useMemo(() => placesOf(challenge, split, words), [challenge, split, words]);
  const isPlane = challenge.view === "plane";
  const hasClasses = challenge.task.kind === "classification";
  const draw = useCallback<DrawChart>(
    (context, size, palette) => {
      const { width, height } = size;
      const radius = Math.max(4, Math.min(width, height) / 90);
      if (isPlane) {
        const side = Math.min(width, height);
        context.translate((width - side) / 2, (height - side) / 2);
        const look = { filled: true, radius, colours: palette.classes, edge: palette.surface };
        drawPoints(context, side, planeExtent([split]), split, look);
        return;
      }
      const { x, y } = drawAxes(context, size, palette, places);
      const place = (example: number) => [x(places.x(example)), y(places.y(example))] as const;
      if (!hasClasses) return drawDots(context, "train", palette, split.count, place);
      for (let example = 0; example < split.count; example++) {
        traceShape(context, split.labels[example]!, ...place(example), radius);
        context.fillStyle = palette.classes[split.labels[example]! % palette.classes.length]!;
        context.fill();
      }
    },
    [split, places, isPlane, hasClasses],
  );
  return (
    <div className={cn("flex min-h-0 flex-col gap-1", className)}>
      {places.names && <p className="text-ink-muted text-sm">{places.names.up}</p>}
      <ChartCanvas draw={draw} label={label} className="min-h-0 w-full flex-1" />
      {places.names && <p className="text-end text-ink-muted text-sm">{places.names.across}</p>}
    </div>
  );
}

type Places = {
  readonly across: Extent;
  readonly up: Extent;
  readonly x: (example: number) => number;
  readonly y: (example: number) => number;
  /** Names of the axes; null if they have none. */
  readonly names: { readonly across: string; readonly up: string } | null;
};

function placesOf({ view, task }: ChallengeInfo, split: Split, words: ChallengeWords): Places {
  const { features, labels } = split;
  switch (view) {
    case "plane":
    case "pictures": {
      const extent = planeExtent([split]);
      return { across: extent, up: extent, x: () => 0, y: () => 0, names: null };
    }
    case "curve":
      return {
        across: extentOf([split], 0, 1),
        up: labelExtent([split]),
        x: (example) => features[example]!,
        y: (example) => labels[example]!,
        names: null,
      };
    case "table": {
      const { columns, target } = words;
      const width = columns.length;
      const value = (column: number) => (example: number) =>
        inOwnUnit(features[example * width + column]!, columns[column]!);
      const extent = (column: number) => columnExtent([split], column, width, columns[column]!);
      if (target !== null) {
        const across = tellingColumn(split);
        return {
          across: extent(across),
          up: targetExtent([split], target),
          x: value(across),
          y: (example) => inOwnUnit(labels[example]!, target),
          names: { across: columns[across]!.name, up: target.name },
        };
      }
      const [across, up] = tellingPair(split, classCount(task) ?? 1);
      return {
        across: extent(across),
        up: extent(up),
        x: value(across),
        y: value(up),
        names: { across: columns[across]!.name, up: columns[up]!.name },
      };
    }
    case "letters":
      throw new Error("Letters have no axes.");
    default:
      return unreachable(view);
  }
}
