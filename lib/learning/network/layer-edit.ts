import { layerEntry } from "./layer-plan";
import { type Layer, MAX_LAYERS } from "./network";

/** The kinds of layer that an editor offers for examples of this shape. */
export function offeredKinds(featureShape: readonly number[]): Layer["kind"][] {
  return featureShape.length === 3
    ? ["conv2d", "max-pool", "dense", "dropout"]
    : (["dense", "dropout"] satisfies Layer["kind"][]);
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

/** Moves a layer one place up (-1) or down (1); null where it is already at that end. */
export function moveLayer(layers: readonly Layer[], place: number, by: -1 | 1): Layer[] | null {
  const to = place + by;
  if (to < 0 || to >= layers.length) return null;
  return layers.toSpliced(place, 1).toSpliced(to, 0, layers[place]!);
}
