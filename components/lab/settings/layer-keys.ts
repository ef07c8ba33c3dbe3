import type { Layer } from "@/lib/learning/network";

/** Names layers so that a row keeps its place in the reader's attention while its layer is changed and moved. */
export type LayerKeys = {
  /** One for each layer, no two alike. */
  of(layers: readonly Layer[]): string[];
  /** A changed layer is still the same one to whoever changes it. */
  pass(from: Layer, to: Layer): void;
};

export function createLayerKeys(): LayerKeys {
  const keys = new WeakMap<Layer, number>();
  let next = 0;
  const keyOf = (layer: Layer) => {
    const known = keys.get(layer);
    if (known !== undefined) return known;
    keys.set(layer, next);
    return next++;
  };
  return {
    of(layers) {
      // A preset may name one layer twice.
      const seen = new Map<Layer, number>();
      return layers.map((layer) => {
        const before = seen.get(layer) ?? 0;
        seen.set(layer, before + 1);
        return `${keyOf(layer)}.${before}`;
      });
    },
    pass(from, to) {
      keys.set(to, keyOf(from));
    },
  };
}
