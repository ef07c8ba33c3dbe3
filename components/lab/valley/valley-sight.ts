import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { ValleyState } from "@/lib/learning/training/valley";

/** The valley round the network of this page's training. */
export type ValleySight = ValleyState & {
  /** With which that network is trained; null before there is one. */
  readonly hyperparameters: Hyperparameters | null;
  /** It came into sight, or left it: it is measured for as long as it is looked at. */
  readonly onVisible: (visible: boolean) => void;
};
