import type { LayerActivation, Picture } from "@/lib/learning/network/layer-plan";
import type { NetworkInside } from "@/lib/learning/training/network-inside";

/** The weights of a first layer that looks at pictures, one picture for each unit or filter, all on one scale. */
export type FilterPictures = {
  readonly kind: "dense" | "conv2d";
  readonly rows: number;
  readonly columns: number;
  /** Each of rows × columns weights; where a picture has several channels, their mean. */
  readonly pictures: readonly Float32Array[];
  /** How many units or filters there are, shown or not. */
  readonly total: number;
  /** The largest absolute value in any picture. */
  readonly largest: number;
  readonly biases: Float32Array;
  readonly activation: LayerActivation;
  /** How many numbers each of them reads at once. */
  readonly reads: number;
};

/** Null where the first layer that learns does not look at pictures. `inside`: the answer to "first-layer". */
export function filterPictures(
  { plan, layers: [first] }: NetworkInside,
  featureShape: readonly number[],
): FilterPictures | null {
  const layer = first && plan[first.layer];
  if (!layer || (layer.kind !== "dense" && layer.kind !== "conv2d")) return null;
  let side: Picture | null = null;
  if (layer.kind === "conv2d")
    side = { rows: layer.kernel, columns: layer.kernel, channels: layer.input.channels };
  else {
    // Pooling before it makes the picture smaller.
    const flat = plan.slice(0, first.layer).find((one) => one.kind === "flatten");
    const [rows, columns, channels] = featureShape;
    if (flat) side = flat.input;
    else if (featureShape.length === 3) side = { rows: rows!, columns: columns!, channels: channels! };
  }
  if (side === null) return null;
  const { rows, columns, channels } = side;
  const { shown, matrix } = first;
  const pictures = Array.from({ length: shown }, (_, unit) =>
    Float32Array.from({ length: rows * columns }, (__, pixel) => {
      let sum = 0;
      for (let channel = 0; channel < channels; channel++)
        sum += matrix[(pixel * channels + channel) * shown + unit]!;
      return sum / channels;
    }),
  );
  const largest = pictures.reduce(
    (most, picture) => picture.reduce((so, weight) => Math.max(so, Math.abs(weight)), most),
    0,
  );
  const { biases, units: total, rows: reads } = first;
  return {
    ...{ kind: layer.kind, rows, columns, pictures, total, largest },
    ...{ biases, reads, activation: layer.activation },
  };
}
