import type { SplitOutputs } from "@/lib/learning/training";

/** What the network says of every example, as its mistakes are read from it. */
export type MistakesSight = {
  /** Null until the network has answered. */
  readonly outputs: SplitOutputs | null;
  /** There is no network to ask. */
  readonly missing: boolean;
  /** The mistakes came into sight, or left it. */
  readonly onVisible: (visible: boolean) => void;
};
