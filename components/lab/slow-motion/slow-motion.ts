import { createContext } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { RunNumber } from "@/lib/session/log/events";

/** Whose weights are shown: those of the latest run as it is now, or those that every run of the round begins with. */
export type TraceSource = "run" | "beginning";

/** What could be shown. */
export type TraceSubject = {
  /** The latest run of this round whose network is on this page. */
  readonly run: RunNumber | null;
  /** Its number in the round, from 1; 0 where there is none. */
  readonly ordinal: number;
  /** Whether it is still training. */
  readonly training: boolean;
  /** The settings of the next run. */
  readonly settings: Settings;
};

/** The trace of one step, and where it came from. */
export type Traced = {
  readonly trace: StepTrace;
  readonly source: TraceSource;
  /** The subject when it was opened. */
  readonly subject: TraceSubject;
  /** The network and hyperparameters that were traced. */
  readonly settings: Settings;
  /** Steps taken since it was opened. */
  readonly walked: number;
};

export type SlowMotionState = {
  readonly traced: Traced | null;
  readonly subject: TraceSubject;
  /** Whether what was opened has not arrived yet. */
  readonly waiting: boolean;
  /** Whether there is nothing to show, for example because the network cannot be built. */
  readonly failed: boolean;
};

/**
 * A copy of the training that can be stepped through. Steps can come often, so only the components that show them subscribe to the
 * store.
 */
export type SlowMotion = {
  readonly store: StoreApi<SlowMotionState>;
  open(source: TraceSource): void;
  /** Takes the next step, after `skip` that are not shown. Settles when it has arrived; calls before that get the same promise. */
  next(skip: number): Promise<void>;
};

/**
 * What should replace what is shown, if anything: a run that is new, or that has ended since and was not stepped through; or the
 * beginning, when the settings have changed.
 */
export function sourceToOpen(
  traced: Pick<Traced, "source" | "subject" | "walked"> | null,
  { run, training, settings }: TraceSubject,
): TraceSource | null {
  const latest = run === null ? "beginning" : "run";
  if (traced === null || traced.subject.run !== run) return latest;
  if (traced.source === "beginning") return traced.subject.settings === settings ? null : "beginning";
  return traced.subject.training && !training && traced.walked === 0 ? "run" : null;
}

/** What explains the loss in a lab: the student's own network on a batch of the round's examples. */
export type Lesson = { readonly slowMotion: SlowMotion; readonly challenge: ChallengeInfo };

/** Null outside of a lab, where the name of the loss is plain text. */
export const LessonContext = createContext<Lesson | null>(null);
