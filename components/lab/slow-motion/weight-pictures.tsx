"use client";

import { useTranslations } from "next-intl";
import { isolate } from "@/components/board/isolate";
import type { PixelInks } from "@/components/charts/axes/chart-palette";
import { PixelPicture } from "@/components/charts/examples/picture";
import type { LayerPlan, Picture } from "@/lib/learning/network/layer-plan";
import { featureCount } from "@/lib/learning/network/network";
import { formatCount, formatLoss } from "@/lib/learning/numbers/format";
import type { ParameterTrace, StepTrace, WeightsTrace } from "@/lib/learning/training/step-trace";

/** What is drawn of the weights: their values, gradients or changes. */
export type WeightAspect = "before" | "gradient" | "change";

/**
 * The weights of the first layer as pictures: one for each unit of a dense layer, or each filter of a convolution. "letters": of a dense layer that
 * reads one-hot letters, with a row for each place and a column for each symbol. "embedding": the only picture is the embedding itself, with a column
 * for each symbol.
 */
type WeightPictures = {
  readonly madeBy: "dense" | "conv2d" | "letters" | "embedding";
  readonly rows: number;
  readonly columns: number;
  readonly pictures: readonly { readonly index: number; readonly pixels: Float32Array }[];
  /** How many there are, shown or not. */
  readonly total: number;
  /** The largest absolute value of any pixel. */
  readonly largest: number;
};

/** Null where the input is neither a picture nor letters, or the first layer that learns does not read it as such. */
export function weightPictures(
  plan: readonly LayerPlan[],
  trace: StepTrace,
  aspect: WeightAspect,
): WeightPictures | null {
  const first = plan.findIndex((_, index) => trace.layers[index]!.weights !== null);
  const layer = plan[first];
  const weights = trace.layers[first]?.weights;
  if (!weights || !layer) return null;
  const numbers = numbersOf(weights.matrix, aspect);
  if (layer.kind === "context") return embeddingPicture(numbers, weights);
  const side = sideOf(layer, trace.input.shape);
  if (side === null) return null;
  if (weights.shownRows.length !== weights.rows) return null;
  const width = weights.shownColumns.length;
  const pictures = Array.from(weights.shownColumns, (index, at) => {
    const pixels = Float32Array.from({ length: side.rows * side.columns }, (_, pixel) => {
      let sum = 0;
      for (let channel = 0; channel < side.channels; channel++)
        sum += numbers[(pixel * side.channels + channel) * width + at]!;
      return sum / side.channels;
    });
    return { index, pixels };
  });
  const largest = pictures.reduce((most, { pixels }) => Math.max(most, largestIn(pixels)), 0);
  const { rows, columns } = side;
  const madeBy =
    layer.kind === "conv2d" ? "conv2d" : layer.kind === "dense" && layer.oneHot ? "letters" : "dense";
  return { madeBy, rows, columns, pictures, total: weights.columns, largest };
}

function embeddingPicture(
  numbers: Float32Array,
  { rows: symbols, columns: size }: WeightsTrace,
): WeightPictures {
  const pixels = numbers.map((_, at) => numbers[(at % symbols) * size + Math.floor(at / symbols)]!);
  return {
    ...{ madeBy: "embedding", rows: size, columns: symbols, total: 1 },
    ...{ pictures: [{ index: 0, pixels }], largest: largestIn(pixels) },
  };
}

function largestIn(pixels: Float32Array): number {
  return pixels.reduce((most, pixel) => Math.max(most, Math.abs(pixel)), 0);
}

/** The size of one unit's picture; null where its weights are none. */
function sideOf(layer: LayerPlan, shape: readonly number[]): Picture | null {
  if (layer.kind === "conv2d")
    return { rows: layer.kernel, columns: layer.kernel, channels: layer.input.channels };
  if (layer.kind !== "dense") return null;
  if (layer.oneHot) return { rows: layer.oneHot.positions, columns: layer.oneHot.symbols, channels: 1 };
  if (shape.length !== 3 || layer.inputs !== featureCount(shape)) return null;
  return { rows: shape[0]!, columns: shape[1]!, channels: shape[2]! };
}

function numbersOf({ before, gradient, after }: ParameterTrace, aspect: WeightAspect): Float32Array {
  if (aspect === "change") return after.map((weight, at) => weight - before[at]!);
  return aspect === "before" ? before : gradient;
}

/** The first and the last letters of an alphabet. */
function inBrief(letters: readonly string[]): string {
  return [...letters.slice(0, 4), "…", ...letters.slice(-1)].map((letter) => isolate(letter)).join(" ");
}

/** The first layer's weights, their gradients or their changes as pictures, all on one scale. */
export function WeightStrip({
  pictures: { madeBy, rows, columns, pictures, total, largest },
  aspect,
  letters,
  inks,
}: {
  pictures: WeightPictures;
  aspect: WeightAspect;
  /** Where letters are read: the names of all symbols, in their order. */
  letters: readonly string[];
  inks: PixelInks | null;
}) {
  const t = useTranslations("slow-motion");
  const isLetters = madeBy === "letters" || madeBy === "embedding";
  const values = {
    shown: formatCount(pictures.length),
    total: formatCount(total),
    largest: formatLoss(largest),
  };
  return (
    <figure className="grid gap-1.5">
      <figcaption className="text-ink-muted text-xs">
        {isLetters
          ? t(`letters.${madeBy === "letters" ? "pictures" : "table"}.${aspect}`, {
              ...{ ...values, letters: inBrief(letters) },
            })
          : t(`pictures.${aspect}.${madeBy}`, values)}
      </figcaption>
      <div dir="ltr" className="flex flex-wrap gap-1.5">
        {pictures.map(({ index, pixels }) => (
          <PixelPicture
            key={index}
            {...{ pixels, rows, columns, inks }}
            scale={largest}
            label={
              madeBy === "embedding"
                ? t("letters.column.embedding")
                : t(`pictures.one.${madeBy === "letters" ? "dense" : madeBy}`, { number: index + 1 })
            }
            className={madeBy === "embedding" ? "h-24 w-full max-w-lg" : isLetters ? "h-12 w-27" : "size-12"}
          />
        ))}
      </div>
    </figure>
  );
}
