import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { ValleyState } from "@/lib/learning/training/valley";

/** The valley around the network that trains on this page. */
export type ValleySight = ValleyState & {
  /** The hyperparameters of that network; null before there is one. */
  readonly hyperparameters: Hyperparameters | null;
  /** Called when the valley comes on screen or leaves it. It is measured only while it is on screen. */
  readonly onVisible: (visible: boolean) => void;
};
