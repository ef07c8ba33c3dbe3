import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { layerFlop } from "@/lib/learning/network/flop";
import { editedLayers } from "@/lib/learning/network/layer-edit";
import type { Layer, Network } from "@/lib/learning/network/network";
import {
  type ChallengeShape,
  type NetworkLimits,
  type NetworkProblem,
  networkProblem,
} from "@/lib/learning/network/network-check";
import { type NetworkSketch, networkSketch } from "@/lib/learning/network/network-sketch";
import { formatCount, formatShape } from "@/lib/learning/numbers/format";
import { leftToRight } from "./settings-words";

type Advice =
  | "dense"
  | "dense-on-picture"
  | "dense-on-letters"
  | "conv2d"
  | "context"
  | "output"
  | "output-on-picture"
  | "output-on-letters";

/** Why a network cannot be trained, and the layer where it is best fixed. */
export type NetworkTrouble = { readonly layer: number | null } & (
  | { readonly why: "after-dense" | "no-picture" | "needs-letters" | "needs-numbers" }
  | { readonly why: "window-too-large"; readonly window: number; readonly incoming: readonly number[] }
  | { readonly why: "too-many"; readonly count: number; readonly limit: number; readonly advice: Advice }
  | { readonly why: "too-heavy" }
);

/** The first reason why a network cannot be trained; null if it can be. Layers are counted as the editor shows them. */
export function networkTrouble(
  { layers: stored }: Network,
  demand: ChallengeShape,
  limits: NetworkLimits,
): NetworkTrouble | null {
  const { featureShape, task } = demand;
  const network = { layers: [...editedLayers(stored, featureShape)] };
  const problem = networkProblem(network, demand, limits);
  if (problem === null) return null;
  const sketch = networkSketch(network, featureShape, task);
  /** The shape of a layer's input. */
  const incoming = (layer: number) => (layer === 0 ? featureShape : (sketch.layers[layer - 1]?.shape ?? []));
  if (problem.code === "too-many-parameters") return tooMany(problem, network.layers, sketch, incoming);
  if (problem.code === "too-much-to-check") return tooHeavy(sketch);
  const { layer, code } = problem;
  if (code === "needs-picture") {
    return { layer, why: featureShape.length === 3 ? "after-dense" : "no-picture" };
  }
  if (code === "needs-letters" || code === "needs-numbers") return { layer, why: code };
  return { layer, why: code, window: windowOf(network.layers[layer]!), incoming: incoming(layer) };
}

/** Advises to shrink the layer with the most parameters. The output layer cannot be changed, so for that one, the layer before it. */
function tooMany(
  { count, limit }: Extract<NetworkProblem, { code: "too-many-parameters" }>,
  layers: readonly Layer[],
  sketch: NetworkSketch,
  incoming: (layer: number) => readonly number[],
): NetworkTrouble {
  const sizes = [...sketch.layers, sketch.output].map((layer) => layer?.parameters ?? 0);
  const heaviest = sizes.indexOf(Math.max(...sizes));
  const on = ({ 2: "-on-letters", 3: "-on-picture" } as const)[incoming(heaviest).length] ?? "";
  const of = { why: "too-many", count, limit } as const;
  if (heaviest === layers.length) {
    const layer = layers.length === 0 ? null : layers.length - 1;
    return { ...of, layer, advice: `output${on}` };
  }
  const { kind } = layers[heaviest]!;
  if (kind === "conv2d" || kind === "context") return { ...of, layer: heaviest, advice: kind };
  return { ...of, layer: heaviest, advice: `dense${on}` };
}

/** Points to the layer with the most work. It is a convolution: the limit on parameters keeps dense layers far below this much. */
function tooHeavy({ plan }: NetworkSketch): NetworkTrouble {
  const work = (plan ?? []).filter(({ kind }) => kind !== "flatten").map(layerFlop);
  return { why: "too-heavy", layer: work.indexOf(Math.max(...work)) };
}

function windowOf(layer: Layer): number {
  if (layer.kind === "conv2d") return layer.kernel;
  return layer.kind === "max-pool" ? layer.size : 1;
}

/** Why a network cannot be trained and what helps, in the reader's language. */
export type TroubleInWords = {
  readonly layer: number | null;
  /** The text at the layer. */
  readonly sentence: string;
  /** The text elsewhere, with the layer's number. */
  readonly placed: string;
  /** Whether the network is too large, in parameters or in work. */
  readonly tooMany: boolean;
};

export function useTrouble(
  challenge: ChallengeInfo,
  network: Network,
  limits: NetworkLimits,
): TroubleInWords | null {
  const t = useTranslations("lab.layers");
  return useMemo(() => {
    const trouble = networkTrouble(network, challenge, limits);
    if (trouble === null) return null;
    const sentence = (() => {
      switch (trouble.why) {
        case "window-too-large":
          return t("problem.window-too-large", {
            window: trouble.window,
            shape: leftToRight(formatShape(trouble.incoming)),
          });
        case "too-many":
          return t("problem.too-many", {
            count: formatCount(trouble.count),
            limit: formatCount(trouble.limit),
            advice: t(`advice.${trouble.advice}`),
          });
        default:
          return t(`problem.${trouble.why}`);
      }
    })();
    const { layer } = trouble;
    const placed = layer === null ? sentence : t("problem.at", { number: layer + 1, sentence });
    return { layer, sentence, placed, tooMany: trouble.why === "too-many" || trouble.why === "too-heavy" };
  }, [t, challenge, network, limits]);
}
