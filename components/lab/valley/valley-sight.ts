import type { Hyperparameters } from "@/lib/learning/hyperparameters";
import type { Valley, ValleySlice } from "@/lib/learning/valley";

/** What has been measured round a network so far; each null before it is there. */
export type MeasuredValley = {
  readonly valley: Valley | null;
  readonly slice: ValleySlice | null;
  readonly measuring: boolean;
};

/** The valley round the network of this page's training. */
export type ValleySight = MeasuredValley & {
  /** With which that network is trained; null before there is one. */
  readonly hyperparameters: Hyperparameters | null;
  /** It came into sight, or left it: it is measured for as long as it is looked at. */
  readonly onVisible: (visible: boolean) => void;
};
