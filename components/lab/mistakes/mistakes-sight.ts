/** What the network says of every example, as the mistakes are read from: count × output units of each split. */
export type Answers = { readonly train: Float32Array; readonly validation: Float32Array };

export type MistakesSight = {
  /** Null until the network has answered. */
  readonly answers: Answers | null;
  /** There is no network to ask. */
  readonly missing: boolean;
  /** The mistakes came into sight, or left it. */
  readonly onVisible: (visible: boolean) => void;
};
