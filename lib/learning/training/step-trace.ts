import type { Hyperparameters } from "./hyperparameters";

/** One training step of a network in detail: forward pass, loss, backpropagation, update. Only a part of a large network is shown; totals cover all of it. */
export type StepTrace = {
  /** Steps taken before this one. */
  readonly step: number;
  readonly rule: Pick<Hyperparameters, "optimiser" | "learningRate" | "weightDecay">;
  readonly batch: BatchTrace;
  /** The features as they come in. */
  readonly input: SignalTrace;
  /** One for each layer of the plan (`planNetwork`). */
  readonly layers: readonly LayerTrace[];
  readonly totals: {
    readonly parameters: number;
    /** Parameters whose numbers are in this trace. */
    readonly shownParameters: number;
    /** Euclidean lengths of the whole gradient and of the whole update. */
    readonly gradientSize: number;
    readonly updateSize: number;
  };
};

export type BatchTrace = {
  /** Indices into the training split. */
  readonly examples: Int32Array;
  readonly labels: Float32Array;
  /** Batch × output units: logits or numbers, with dropout. */
  readonly outputs: Float32Array;
  /** The loss of each example, in float64. */
  readonly losses: Float64Array;
  /** Their mean as the engine computed it, in float32. */
  readonly loss: number;
  /** How many examples, from the first, have their activations in the trace. */
  readonly shownExamples: number;
};

/** Numbers that flow between two layers. */
export type SignalTrace = {
  /** Of one example: [units], [rows, columns, channels], or of letters [letters, numbers of each]; of letters as they come in, [letters]. */
  readonly shape: readonly number[];
  /** Indices of the numbers that are shown, rising; of a picture, all pixels of some channels. None of one-hot letters: the input has them as symbols. */
  readonly shown: Int32Array;
  /** Those channels; null if it is not a picture. */
  readonly shownChannels: Int32Array | null;
  /** Shown examples × shown numbers. */
  readonly values: Float32Array;
  /**
   * The gradient of the mean loss with respect to each of `values` (for a dense layer or a convolution: before its activation). Null where
   * nothing before it learns.
   */
  readonly errors: Float32Array | null;
};

export type LayerTrace = SignalTrace & {
  /** Null for layers that learn nothing. */
  readonly weights: WeightsTrace | null;
};

/** A layer's matrix (inputs, or kernel row × kernel column × channel, by units or filters) and its biases. */
export type WeightsTrace = {
  readonly rows: number;
  readonly columns: number;
  /** Rows and columns that are shown, rising. */
  readonly shownRows: Int32Array;
  readonly shownColumns: Int32Array;
  /** Shown rows × shown columns. */
  readonly matrix: ParameterTrace;
  /** Shown columns. */
  readonly biases: ParameterTrace;
  /** Euclidean length of the layer's whole gradient. */
  readonly gradientSize: number;
};

/** Several numbers for each of the same parameters. Empty for a memory that the optimiser does not have. */
export type ParameterTrace = {
  readonly before: Float32Array;
  readonly gradient: Float32Array;
  readonly after: Float32Array;
  /** The optimiser's memories after the step. */
  readonly firstMemory: Float32Array;
  readonly secondMemory: Float32Array;
};
