import { addLayer } from "@/lib/learning/network/layer-edit";
import {
  FILTERS_RANGE,
  type Layer,
  MAX_CONTEXT,
  MAX_LAYERS,
  MAX_UNITS,
  type Network,
} from "@/lib/learning/network/network";
import {
  type ChallengeShape,
  type NetworkLimits,
  networkProblem,
} from "@/lib/learning/network/network-check";
import { allowsNetwork, type Locks } from "@/lib/learning/training/locks";
import { unreachable } from "@/lib/learning/unreachable";

/** How a network differs from the student's own. */
const VARIATIONS = [
  "double",
  "half",
  "quadruple",
  "quarter",
  "deeper",
  "shallower",
  "dropout",
  "no-dropout",
  "longer-context",
  "shorter-context",
] as const;
type Variation = (typeof VARIATIONS)[number];

/** A network to compare the student's own with. */
export type DuelNetwork = { readonly variation: Variation; readonly network: Network };

/** The networks that the round allows and that differ from this one in one respect. */
export function duelNetworks(
  { layers }: Network,
  demand: ChallengeShape,
  limits: NetworkLimits,
  locks: Locks,
): DuelNetwork[] {
  const seen = new Set([JSON.stringify(layers)]);
  const found: DuelNetwork[] = [];
  for (const variation of VARIATIONS) {
    const varied = variant(layers, variation);
    if (varied === null) continue;
    const key = JSON.stringify(varied);
    if (!allowsNetwork(locks, { layers: varied })) continue;
    if (seen.has(key) || networkProblem({ layers: varied }, demand, limits) !== null) continue;
    seen.add(key);
    found.push({ variation, network: { layers: varied } });
  }
  return found;
}

function variant(layers: readonly Layer[], variation: Variation): Layer[] | null {
  const lastDense = layers.findLastIndex(({ kind }) => kind === "dense");
  switch (variation) {
    case "double":
      return layers.map((layer) => widened(layer, 2));
    case "half":
      return layers.map((layer) => widened(layer, 1 / 2));
    case "quadruple":
      return layers.map((layer) => widened(layer, 4));
    case "quarter":
      return layers.map((layer) => widened(layer, 1 / 4));
    case "deeper":
      if (layers.length >= MAX_LAYERS || lastDense < 0) return null;
      return layers.toSpliced(lastDense, 0, layers[lastDense]!);
    case "shallower":
      return lastDense < 0 ? null : layers.toSpliced(lastDense, 1);
    case "dropout":
      return layers.some(({ kind }) => kind === "dropout") || layers.length === 0
        ? null
        : (addLayer(layers, "dropout")?.layers ?? null);
    case "no-dropout":
      return layers.filter(({ kind }) => kind !== "dropout");
    case "longer-context":
      return layers.map((layer) => lookingBack(layer, 2));
    case "shorter-context":
      return layers.map((layer) => lookingBack(layer, 1 / 2));
    default:
      return unreachable(variation);
  }
}

function widened(layer: Layer, factor: number): Layer {
  const within = (count: number, most: number) => Math.min(most, Math.max(1, Math.round(count * factor)));
  if (layer.kind === "dense") return { ...layer, units: within(layer.units, MAX_UNITS) };
  if (layer.kind === "conv2d") return { ...layer, filters: within(layer.filters, FILTERS_RANGE.max) };
  return layer;
}

/** Reads so many times as many letters. */
function lookingBack(layer: Layer, factor: number): Layer {
  if (layer.kind !== "context") return layer;
  return { ...layer, length: Math.min(MAX_CONTEXT, Math.max(1, Math.round(layer.length * factor))) };
}
