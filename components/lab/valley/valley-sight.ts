import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { ValleyState } from "@/lib/learning/training/valley";
import type { Exercise } from "@/lib/session/decide/decision";
import type { ParticipantId } from "@/lib/session/log/events";

/** A round in which everybody starts at the same weights. */
export type CommonStart = {
  readonly round: number;
  readonly self: ParticipantId;
  readonly exercise: Exercise;
};

/** The valley around the network that trains on this page. */
export type ValleySight = ValleyState & {
  /** The hyperparameters of that network; null before there is one. */
  readonly hyperparameters: Hyperparameters | null;
  /** The landscape on which all have started; null where there is none. */
  readonly common: CommonStart | null;
  /** Called when the valley comes on screen or leaves it. It is measured only while it is on screen. */
  readonly onVisible: (visible: boolean) => void;
};
