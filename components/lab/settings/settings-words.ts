import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isolate } from "@/components/board/isolate";
import type { Layer, Network } from "@/lib/learning/network/network";
import { formatLearningRate, formatShape } from "@/lib/learning/numbers/format";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { unreachable } from "@/lib/learning/unreachable";

/**
 * Describes a network in one short line: `16–16 tanh`, `context 8 – 32 tanh`, or `conv 8·3×3 – pool 2 – dense 16`. It reads from left to
 * right, like the network's picture, in every language.
 */
export function useNetworkWords(): (network: Network) => string {
  const t = useTranslations("lab");
  return useCallback(
    ({ layers }) => {
      if (layers.length === 0) return t("settings.noHidden");
      const inTurn = (some: readonly Layer[]) => some.map((layer) => isolate(shortWords(layer, t)));
      const context = layers.filter((layer) => layer.kind === "context");
      const dense = layers.filter((layer) => layer.kind === "dense");
      if (dense.length === 0 || context.length + dense.length < layers.length)
        return leftToRight(inTurn(layers).join(" – "));
      const activations = [...new Set(dense.map(({ activation }) => t(`activations.${activation}`)))];
      const units = `${dense.map(({ units }) => units).join("–")} ${activations.join("/")}`;
      return leftToRight([...inTurn(context), units].join(" – "));
    },
    [t],
  );
}

function shortWords(layer: Layer, t: ReturnType<typeof useTranslations<"lab">>): string {
  switch (layer.kind) {
    case "dense":
      return t("layers.short.dense", { units: layer.units });
    case "conv2d":
      return t("layers.short.conv2d", { filters: filtersInShort(layer.filters, layer.kernel) });
    case "max-pool":
      return t("layers.short.max-pool", { size: layer.size });
    case "dropout":
      return t("layers.short.dropout", { share: shareInWords(layer.rate) });
    case "context":
      return layer.embedding === null
        ? t("layers.short.context", { length: layer.length })
        : t("layers.short.embedded", { context: leftToRight(`${layer.length}·${layer.embedding}`) });
    default:
      return unreachable(layer);
  }
}

/** The number and size of filters, such as `8·3×3`. */
export function filtersInShort(filters: number, kernel: number): string {
  return leftToRight(`${filters}·${kernel}×${kernel}`);
}

function shareInWords(rate: number): string {
  return leftToRight(`${Math.round(100 * rate)}%`);
}

/** Text that is written from left to right, whatever the direction around it (Unicode's left-to-right isolate). */
export function leftToRight(words: string): string {
  return `\u2066${words}\u2069`;
}

/** Describes a layer and the shape of its output, for screen readers. */
export function useLayerWords(): (layer: Layer, shape: readonly number[] | null) => string {
  const t = useTranslations("lab");
  return useCallback(
    (layer, shape) => {
      const words = fullWords(layer, t);
      return shape === null ? words : t("layers.words.to", { words, shape: formatShape(shape) });
    },
    [t],
  );
}

function fullWords(layer: Layer, t: ReturnType<typeof useTranslations<"lab">>): string {
  switch (layer.kind) {
    case "dense":
      return t("layers.words.dense", { activation: t(`activations.${layer.activation}`) });
    case "conv2d":
      return t("layers.words.conv2d", {
        ...{ kernel: layer.kernel, stride: layer.stride, padding: t(`layers.paddings.${layer.padding}`) },
        activation: t(`activations.${layer.activation}`),
      });
    case "max-pool":
      return t("layers.words.max-pool", { size: layer.size, stride: layer.stride });
    case "dropout":
      return t("layers.words.dropout", { share: shareInWords(layer.rate) });
    case "context":
      return t(layer.embedding === null ? "layers.words.context" : "layers.words.embedded", {
        length: layer.length,
        numbers: layer.embedding ?? 0,
      });
    default:
      return unreachable(layer);
  }
}

/** What the row of a layer says besides its kind and its main number. */
export function useLayerDetail(): (layer: Layer) => string {
  const t = useTranslations("lab");
  return useCallback(
    (layer) => {
      switch (layer.kind) {
        case "dense":
          return t(`activations.${layer.activation}`);
        case "conv2d":
          return t("layers.detail.conv2d", {
            ...{ kernel: layer.kernel, activation: t(`activations.${layer.activation}`) },
          });
        case "max-pool":
          return t("layers.detail.max-pool", { stride: layer.stride });
        case "dropout":
          return t("layers.detail.dropout");
        case "context":
          return layer.embedding === null
            ? t("layers.detail.oneHot")
            : t("layers.detail.embedding", { numbers: layer.embedding });
        default:
          return unreachable(layer);
      }
    },
    [t],
  );
}

/** Describes the settings of a run in one line, such as `16–16 tanh, rate 0.1, SGD, batch 32`. */
export function useSettingsWords(): (settings: Settings) => string {
  const t = useTranslations("lab");
  const inWords = useNetworkWords();
  return useCallback(
    ({ network, hyperparameters }) => {
      const { learningRate, optimiser, batchSize, weightDecay } = hyperparameters;
      const words = t("runs.settings", {
        layers: inWords(network),
        rate: formatLearningRate(learningRate),
        optimiser: t(`optimisers.${optimiser}`),
        batch: batchSize,
      });
      return weightDecay === 0 ? words : t("runs.decay", { words, decay: formatLearningRate(weightDecay) });
    },
    [t, inWords],
  );
}
