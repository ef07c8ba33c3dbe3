import type { Layer } from "@/lib/learning/network";
import type { NetworkSketch } from "@/lib/learning/network-sketch";

/** One column of a network's picture: what flows there, between the layer that made it and the next one. */
export type NetworkColumn = {
  /** [units], or [rows, columns, channels]; null where it follows from a layer that does not fit. */
  readonly shape: readonly number[] | null;
  readonly madeBy: "challenge" | "dense" | "conv2d" | "max-pool";
  /** Share that dropout drops of it while training, or 0. */
  readonly dropped: number;
};

/** Input, every layer that makes something new, and output. Dropout makes nothing: it marks the column it stands behind. */
export function networkColumns(
  layers: readonly Layer[],
  sketch: NetworkSketch,
  featureShape: readonly number[],
): NetworkColumn[] {
  const columns: NetworkColumn[] = [{ shape: featureShape, madeBy: "challenge", dropped: 0 }];
  layers.forEach((layer, index) => {
    if (layer.kind === "dropout") {
      const last = columns.length - 1;
      const kept = (1 - columns[last].dropped) * (1 - layer.rate);
      columns[last] = { ...columns[last], dropped: 1 - kept };
    } else columns.push({ shape: sketch.layers[index]?.shape ?? null, madeBy: layer.kind, dropped: 0 });
  });
  return [...columns, { shape: sketch.output?.shape ?? null, madeBy: "dense", dropped: 0 }];
}
