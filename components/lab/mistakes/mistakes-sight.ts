/** What the network says of every example, as the mistakes are read from: count × output units of each split. */
export type Answers = { readonly train: Float32Array; readonly validation: Float32Array };

export type MistakesSight = {
  /** Null while there is no network, or nobody looks. */
  readonly answers: Answers | null;
  /** The mistakes came into sight, or left it. */
  readonly onVisible: (visible: boolean) => void;
};
