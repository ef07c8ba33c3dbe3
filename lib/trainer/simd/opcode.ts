/**
 * The instructions of a training program: what one step does, as a list of operations on places in one memory. Two machines run it:
 * WebAssembly (`assembly/`, which compiles this very file in) and flat arrays (`flat/`). An instruction is its opcode, its length in words, then its
 * operands, all int32. Places and steps (from one row to the next) are in bytes, counts in numbers; "rows" are the
 * chosen examples. Matrices are row-major; their columns are padded with zeros to a multiple of four.
 */
export enum Opcode {
  /** offsets, step: offsets[i] = place of the i-th chosen example. */
  Locate = 0,
  /** destination, step: copies the chosen examples. */
  Gather = 1,
  /** a, rowOffsets, innerOffsets, b, bStep, start, c, cStep, rowsPerExample, inner, columns: C = start + A·B. */
  Multiply = 2,
  /** b, start, c, inner, columns: Multiply, where A is the chosen examples without their zeros, and B is stored in panels. */
  MultiplySparse = 3,
  /** kind, sums, values, count: sums and values may be the same place. */
  Activate = 4,
  /** kind, sums or values (whichever the derivative is computed from), gradient, count: the gradient in place. */
  ActivateBack = 5,
  /** a, rowOffsets, innerOffsets, d, g, biases, rowsPerExample, inner, columns, zeros: G = Aᵀ·D, biases = column sums of D. */
  WeightGradient = 6,
  /** d, g, biases, inner, columns, learning: WeightGradient, where A is the chosen examples without their zeros, and G lies in panels, of whose rows only the first `learning` are written. */
  WeightGradientSparse = 7,
  /** w, rows, columns, wStep, t, tStep, group, groupStep: T = Wᵀ, every `group` columns of it starting `groupStep` numbers apart. */
  Transpose = 8,
  /** outputs, gradient, step: mean loss into the state, and its gradient. */
  MeanSquaredError = 9,
  /** outputs, gradient, units, step: the same, of logits for classes. */
  CrossEntropy = 10,
  /** parameters, gradients, memory 1, memory 2, count, learning rate. */
  Sgd = 11,
  Momentum = 12,
  RmsProp = 13,
  Adam = 14,
  /** parameters, count, factor: shrinks weights. */
  Decay = 15,
  /** source, sourceExample, sourceStep, destination, destinationExample, destinationStep, blocks, count: copies `blocks` blocks of an example. */
  Copy = 16,
  /** source, winners, destination, sourceExample, sourceRow, channels, size, stride, outRows, outColumns. */
  Pool = 17,
  /** gradient, winners, inputGradient, sourceExample, sourceRow, channels, size, stride, outRows, outColumns. */
  PoolBack = 18,
  /** source, mask, destination, count, seed, kept (of 2²⁴), scale. */
  Drop = 19,
  /** mask, gradient, count. */
  DropBack = 20,
  /** d, pixelRows, innerOffsets, t, patches, patchStep, inputGradient, inputExample, pixelOffsets, positionOffsets, positions, channels, pixels, units, zeros. */
  ConvolveBack = 21,
  /** Multiplies the powers of β₁ and β₂ by β₁ and β₂ once more: before the first Adam of a step. */
  AdamPowers = 22,
  /** b, start, c, positions, symbols, columns: Multiply, where A is the chosen examples' letters, one-hot. */
  MultiplyLetters = 23,
  /** d, g, biases, positions, symbols, columns: WeightGradient for the same A. */
  WeightGradientLetters = 24,
  /** embeddings, their step, values, their step, positions, count: the embedding of every letter, one after another. */
  Embed = 25,
  /** gradient, its step, gradient of the embeddings, its step, positions, symbols, count. */
  EmbedBack = 26,
}

/** Operand of `Activate` and `ActivateBack`. */
export enum ActivationCode {
  Tanh = 0,
  Relu = 1,
  Sigmoid = 2,
  Gelu = 3,
}

/** Columns of a panel: a matrix that sparse examples are multiplied with is stored panel after panel. */
export const PANEL_COLUMNS = 32;

/** Features (counting zeros) in each part of a sparse example; the table says where each part starts. */
export const SPARSE_PART = 320;

/** What a machine keeps between steps, at the start of its memory. Places in bytes. */
export enum State {
  /** int32: steps done. */
  Step = 0,
  /** float32: mean loss of the last batch, before its update. */
  Loss = 4,
  /** float64: β₁ and β₂ of Adam to the power of the steps done. */
  Beta1Power = 8,
  Beta2Power = 16,
  /** Bytes. */
  Size = 32,
}

/** Where a table of examples is: four places (int32) one after another. */
export enum Table {
  /** Features, or the non-zero ones, or letters: a byte each. */
  Features = 0,
  Labels = 4,
  /** Sparse tables: where each part of each example starts (count × parts + 1 numbers), and the row of each feature. */
  Starts = 8,
  Columns = 12,
  /** Bytes. */
  Size = 16,
}
