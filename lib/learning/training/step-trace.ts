import type { Hyperparameters } from "./hyperparameters";

/** One training step of a network, taken apart: forward, loss, backpropagation, update. Of a large network a part is shown; totals are of all of it. */
export type StepTrace = {
  /** Steps that were taken before this one. */
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
    /** Lengths of the whole gradient and of the whole update: √ of the sum of squares. */
    readonly gradientSize: number;
    readonly updateSize: number;
  };
};

export type BatchTrace = {
  /** Indices into the training split. */
  readonly examples: Int32Array;
  readonly labels: Float32Array;
  /** Batch × output units: logits or numbers, dropout on. */
  readonly outputs: Float32Array;
  /** What each example costs, in float64. */
  readonly losses: Float64Array;
  /** Their mean, as the engine computed it. */
  readonly loss: number;
  /** Activations are given for the first so many examples. */
  readonly shownExamples: number;
};

/** Numbers that flow between two layers. */
export type SignalTrace = {
  /** Of one example: [units], or [rows, columns, channels]. */
  readonly shape: readonly number[];
  /** Which numbers are shown, rising; of a picture all pixels of some channels. */
  readonly shown: Int32Array;
  /** Which channels these are; null where it is no picture. */
  readonly shownChannels: Int32Array | null;
  /** Shown examples × shown numbers. */
  readonly values: Float32Array;
  /**
   * The mean loss's gradient for each of `values` (of a dense layer or a convolution: before its activation): how much each is to
   * blame. Null where nothing before it learns.
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
  /** Length of the layer's whole gradient. */
  readonly gradientSize: number;
};

/** Numbers of the same parameters. A memory that the optimiser does not have is empty. */
export type ParameterTrace = {
  readonly before: Float32Array;
  readonly gradient: Float32Array;
  readonly after: Float32Array;
  /** The optimiser's, after the step. */
  readonly firstMemory: Float32Array;
  readonly secondMemory: Float32Array;
};
