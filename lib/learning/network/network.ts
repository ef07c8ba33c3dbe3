export const ACTIVATIONS = ["tanh", "relu", "sigmoid", "gelu"] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export const MAX_LAYERS = 8;
export const MAX_UNITS = 256;
/** As many as a checkpoint of 2 MB holds. */
export const MAX_PARAMETERS = 500_000;
export const FILTERS_RANGE = { min: 1, max: 64 } as const;
/** Side of a convolution's window; of a pooling's. */
export const KERNEL_RANGE = { min: 1, max: 7 } as const;
export const POOL_RANGE = { min: 2, max: 4 } as const;
export const STRIDE_RANGE = { min: 1, max: 4 } as const;
/** Share of the numbers that dropout drops. */
export const DROPOUT_RANGE = { min: 0.05, max: 0.9 } as const;

/** How a window walks over a picture. "same" pads with zeros so that a stride of 1 keeps the shape; "valid" never leaves the picture. */
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
/** The largest number of every window, which never leaves the picture. */
export type MaxPoolLayer = { kind: "max-pool"; size: number; stride: number };
/** Inverted dropout (Srivastava et al., 2014), while training alone. `rate`: the share that is dropped. */
type DropoutLayer = { kind: "dropout"; rate: number };

/** A layer as it is asked for; what comes into it follows from the layers before. A picture is read flat where a dense layer follows. */
export type Layer = DenseLayer | Conv2dLayer | MaxPoolLayer | DropoutLayer;

/** The hidden layers, first to last. Input and output are the challenge's: features in, a logit per class or one number out. */
export type Network = { layers: Layer[] };

/** Numbers in one example's features. */
export function featureCount(featureShape: readonly number[]): number {
  return featureShape.reduce((product, size) => product * size, 1);
}
