export const ACTIVATIONS = ["tanh", "relu", "sigmoid", "gelu"] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export const MAX_LAYERS = 8;
export const MAX_UNITS = 256;
/** As many as fit in a checkpoint of 2 MB. */
export const MAX_PARAMETERS = 500_000;
export const FILTERS_RANGE = { min: 1, max: 64 } as const;
/** Side of a convolution's window, and (below) of a pooling window. */
export const KERNEL_RANGE = { min: 1, max: 7 } as const;
export const POOL_RANGE = { min: 2, max: 4 } as const;
export const STRIDE_RANGE = { min: 1, max: 4 } as const;
/** Share of the numbers that dropout drops. */
export const DROPOUT_RANGE = { min: 0.05, max: 0.9 } as const;

/** How a window moves over a picture. "same" pads with zeros so that a stride of 1 keeps the shape; "valid" never leaves the picture. */
export const PADDINGS = ["same", "valid"] as const;
export type Padding = (typeof PADDINGS)[number];

export type DenseLayer = { kind: "dense"; units: number; activation: Activation };
export type Conv2dLayer = {
  kind: "conv2d";
  filters: number;
  kernel: number;
  stride: number;
  padding: Padding;
  activation: Activation;
};
/** Takes the largest number of every window. Windows never extend beyond the picture. */
export type MaxPoolLayer = { kind: "max-pool"; size: number; stride: number };
/** Inverted dropout (Srivastava et al., 2014), only during training. `rate`: the share that is dropped. */
type DropoutLayer = { kind: "dropout"; rate: number };

/** A layer as the student chooses it; its input shape follows from the layers before. Pictures are flattened before a dense layer. */
export type Layer = DenseLayer | Conv2dLayer | MaxPoolLayer | DropoutLayer;

/** The hidden layers, first to last. The challenge determines input and output: features in, a logit per class or one number out. */
export type Network = { layers: Layer[] };

/** Numbers in one example's features. */
export function featureCount(featureShape: readonly number[]): number {
  return featureShape.reduce((product, size) => product * size, 1);
}
