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
/** Letters that a network looks back, and (below) numbers of a letter's embedding. */
export const MAX_CONTEXT = 16;
export const CONTEXT_RANGE = { min: 1, max: MAX_CONTEXT } as const;
export const EMBEDDING_RANGE = { min: 1, max: 32 } as const;
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

/**
 * How many letters a network looks back, and how it reads them: each one-hot (`embedding` null), or as this many learnt numbers a letter (Bengio et
 * al., 2003). Only where the examples are letters, as the first layer; without it a network reads all `MAX_CONTEXT` letters one-hot.
 */
export type ContextLayer = { kind: "context"; length: number; embedding: number | null };

/** A layer as the student chooses it; its input shape follows from the layers before. Pictures are flattened before a dense layer. */
export type Layer = DenseLayer | Conv2dLayer | MaxPoolLayer | DropoutLayer | ContextLayer;

/** The hidden layers, first to last. The challenge determines input and output: features in, a logit per class or one number out. */
export type Network = { layers: Layer[] };

/** Numbers in one example's features; of letters: those of their one-hot vectors. */
export function featureCount(featureShape: readonly number[]): number {
  return featureShape.reduce((product, size) => product * size, 1);
}

/** Letters that an example shows, and the symbols that each may be: the meaning of a shape with two sizes. Null for other shapes. */
export function lettersOf(shape: readonly number[]): { positions: number; symbols: number } | null {
  if (shape.length !== 2) return null;
  const [positions, symbols] = shape as readonly [number, number];
  return { positions, symbols };
}

/** Numbers that a split stores for one example's features: a letter is stored as one number, its symbol. */
export function featureWidth(featureShape: readonly number[]): number {
  return lettersOf(featureShape)?.positions ?? featureCount(featureShape);
}
