import { layerEntry } from "./layer-plan";
import { type ContextLayer, type Layer, lettersOf, MAX_CONTEXT, MAX_LAYERS } from "./network";

/** The kinds of layer that an editor offers for examples of this shape. */
export function offeredKinds(featureShape: readonly number[]): Layer["kind"][] {
  return featureShape.length === 3
    ? ["conv2d", "max-pool", "dense", "dropout"]
    : (["dense", "dropout"] satisfies Layer["kind"][]);
}

/** What a network without a context layer reads. One object, so that an editor's row for it stays the same row. */
const ALL_LETTERS: ContextLayer = { kind: "context", length: MAX_CONTEXT, embedding: null };

/**
 * The layers as an editor shows them: where the examples are letters, the first one always says which of them the network reads. It is left out
 * where there are `MAX_LAYERS` already.
 */
export function editedLayers(layers: readonly Layer[], featureShape: readonly number[]): readonly Layer[] {
  if (!lettersOf(featureShape) || isPinned(layers, 0) || layers.length >= MAX_LAYERS) return layers;
  return [ALL_LETTERS, ...layers];
}

/** Whether a layer stays where it is: the context, which must be the first. */
export function isPinned(layers: readonly Layer[], place: number): boolean {
  return place === 0 && layers[0]?.kind === "context";
}

/**
 * Adds a copy of the last layer of this kind (or its default) where it fits: after all others or, if it needs pictures, before the first
 * dense layer. Returns the layers and the new one's index; null when the network has `MAX_LAYERS` already.
 */
export function addLayer(
  layers: readonly Layer[],
  kind: Layer["kind"],
): { readonly layers: Layer[]; readonly place: number } | null {
  if (layers.length >= MAX_LAYERS) return null;
  const added: Layer = { ...(layers.findLast((layer) => layer.kind === kind) ?? layerEntry(kind).first) };
  const flat = layerEntry(kind).needsPicture ? layers.findIndex((layer) => layer.kind === "dense") : -1;
  const place = flat < 0 ? layers.length : flat;
  return { layers: layers.toSpliced(place, 0, added), place };
}

/** Moves a layer one place up (-1) or down (1); null where it is already at that end, or beside one that stays where it is. */
export function moveLayer(layers: readonly Layer[], place: number, by: -1 | 1): Layer[] | null {
  const to = place + by;
  if (to < 0 || to >= layers.length || isPinned(layers, place) || isPinned(layers, to)) return null;
  return layers.toSpliced(place, 1).toSpliced(to, 0, layers[place]!);
}
