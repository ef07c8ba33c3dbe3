import { type LayerPlan, lettersRead, planNetwork } from "@/lib/learning/network/layer-plan";
import { lettersOf } from "@/lib/learning/network/network";
import type { RunSpec } from "@/lib/learning/training/training";
import { unreachable } from "@/lib/learning/unreachable";
import { ACTIVATION_ENTRIES } from "../run/activations";
import { type LayerLayout, weightLayout } from "../run/training-plan";

/** The name of the file with the model's weights, next to `model.json`. */
export const WEIGHTS_FILE = "weights.bin";

type NamedShape = { readonly name: string; readonly shape: readonly number[]; readonly dtype: "float32" };
type KerasLayer = { readonly class_name: string; readonly config: Readonly<Record<string, unknown>> };

/** A `model.json` of TensorFlow.js, as `tf.loadLayersModel` reads it. */
export type LayersModel = {
  readonly format: "layers-model";
  readonly generatedBy: string;
  readonly convertedBy: null;
  readonly modelTopology: {
    readonly keras_version: string;
    readonly backend: string;
    readonly model_config: {
      readonly class_name: "Sequential";
      readonly config: { readonly name: string; readonly layers: readonly KerasLayer[] };
    };
  };
  readonly weightsManifest: readonly [
    { readonly paths: readonly [string]; readonly weights: readonly NamedShape[] },
  ];
};

/**
 * A trained network as a TensorFlow.js layers model: what goes into `model.json`, and the bytes of `WEIGHTS_FILE` (float32,
 * little-endian). Its input is a batch of examples in the shape of the features, or of letters, the symbols of those that the network reads; its
 * output is the same as here: a logit per class, without a softmax, or one number. `weights`: flat, laid out by `weightLayout`; throws a
 * RangeError if their number is not the network's.
 */
export function layersModel(
  spec: RunSpec,
  weights: Float32Array,
): { model: LayersModel; weights: Uint8Array<ArrayBuffer> } {
  const plan = readingPlan(spec);
  const layout = weightLayout(plan);
  const count = layout.at(-1)?.end ?? 0;
  if (weights.length !== count) throw new RangeError(`${weights.length} weights for a network of ${count}.`);
  const layers = plan.flatMap(kerasLayers);
  // Keras needs a flatten layer before a dense layer on pictures; the plan has none before the first layer.
  if (plan[0]?.kind === "dense" && spec.featureShape.length > 1)
    layers.unshift({ class_name: "Flatten", config: { name: "features", data_format: "channels_last" } });
  const letters = lettersRead(plan, spec.featureShape);
  const shape = letters ? [letters.positions] : spec.featureShape;
  const input = { batch_input_shape: [null, ...shape], dtype: "float32" };
  const [first] = plan;
  const identity = first?.kind === "context" && first.embedding === null ? unitRows(first.symbols) : [];
  return {
    model: {
      format: "layers-model",
      generatedBy: "Downhill",
      convertedBy: null,
      modelTopology: {
        keras_version: "tfjs-layers 4.22.0",
        backend: "tensor_flow.js",
        model_config: {
          class_name: "Sequential",
          config: {
            name: "downhill",
            layers: layers.map((layer, index) =>
              index === 0 ? { ...layer, config: { ...layer.config, ...input } } : layer,
            ),
          },
        },
      },
      weightsManifest: [
        {
          paths: [WEIGHTS_FILE],
          weights: [
            ...(identity.length > 0 ? [tableShape(plan, 0, lettersOf(spec.featureShape)!.symbols)] : []),
            ...layout.flatMap((place) => namedShapes(plan, place)),
          ],
        },
      ],
    },
    // Every machine that runs a browser is little-endian.
    weights: new Uint8Array(Float32Array.from([...identity, ...weights]).buffer),
  };
}

/** The network's plan; one of letters always begins with a layer that reads them. */
function readingPlan({ network, featureShape, task }: RunSpec): LayerPlan[] {
  const plan = planNetwork(network, featureShape, task);
  const letters = lettersOf(featureShape);
  if (!letters || plan[0]!.kind === "context") return plan;
  const { positions, symbols } = letters;
  return [{ kind: "context", available: positions, length: positions, symbols, embedding: null }, ...plan];
}

/** The one-hot vectors of all symbols, one after another: as an embedding that does not learn, since TensorFlow.js has no layer for them. */
function unitRows(symbols: number): number[] {
  return Array.from({ length: symbols ** 2 }, (_, at) => (at % (symbols + 1) === 0 ? 1 : 0));
}

function nameOf(layer: LayerPlan, index: number): string {
  return `${layer.kind.replace("-", "_")}_${index + 1}`;
}

function kerasLayers(layer: LayerPlan, index: number): KerasLayer[] {
  if (layer.kind !== "context") return [kerasLayer(layer, index)];
  const { symbols, length, embedding } = layer;
  const table = {
    name: nameOf(layer, index),
    input_dim: symbols,
    output_dim: embedding ?? symbols,
    input_length: length,
    mask_zero: false,
    trainable: embedding !== null,
  };
  return [
    { class_name: "Embedding", config: table },
    { class_name: "Flatten", config: { name: "numbers", data_format: "channels_last" } },
  ];
}

function kerasLayer(layer: Exclude<LayerPlan, { kind: "context" }>, index: number): KerasLayer {
  const name = nameOf(layer, index);
  switch (layer.kind) {
    case "dense": {
      const { units, activation } = layer;
      const { keras } = ACTIVATION_ENTRIES[activation];
      return { class_name: "Dense", config: { name, units, activation: keras, use_bias: true } };
    }
    case "conv2d": {
      const { kernel, stride, margin, activation, output } = layer;
      // Without margins, "same" and "valid" mean the same.
      const padded = Object.values(margin).some((zeros) => zeros > 0);
      return {
        class_name: "Conv2D",
        config: {
          name,
          filters: output.channels,
          kernel_size: [kernel, kernel],
          strides: [stride, stride],
          padding: padded ? "same" : "valid",
          data_format: "channels_last",
          activation: ACTIVATION_ENTRIES[activation].keras,
          use_bias: true,
        },
      };
    }
    case "max-pool": {
      const { size, stride } = layer;
      return {
        class_name: "MaxPooling2D",
        config: {
          name,
          pool_size: [size, size],
          strides: [stride, stride],
          padding: "valid",
          data_format: "channels_last",
        },
      };
    }
    case "flatten":
      return { class_name: "Flatten", config: { name, data_format: "channels_last" } };
    case "dropout":
      return { class_name: "Dropout", config: { name, rate: layer.rate } };
    default:
      return unreachable(layer);
  }
}

/** The matrix and the biases of a layer that learns, in the order in which they lie in the flat weights. */
function namedShapes(plan: readonly LayerPlan[], { layer, rows, columns }: LayerLayout): NamedShape[] {
  const choice = plan[layer]!;
  if (choice.kind === "context") return [tableShape(plan, layer, columns)];
  const name = nameOf(choice, layer);
  const kernel =
    choice.kind === "conv2d"
      ? [choice.kernel, choice.kernel, choice.input.channels, columns]
      : [rows, columns];
  return [
    { name: `${name}/kernel`, shape: kernel, dtype: "float32" },
    { name: `${name}/bias`, shape: [columns], dtype: "float32" },
  ];
}

/** The table of a layer that reads letters. */
function tableShape(plan: readonly LayerPlan[], layer: number, columns: number): NamedShape {
  const choice = plan[layer]! as Extract<LayerPlan, { kind: "context" }>;
  return { name: `${nameOf(choice, layer)}/embeddings`, shape: [choice.symbols, columns], dtype: "float32" };
}
