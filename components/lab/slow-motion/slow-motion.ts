import { createContext } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { RunNumber } from "@/lib/session/log/events";

/** Whose weights are looked at: those of the latest run as it is now, or those that every run of the round begins with. */
export type TraceSource = "run" | "beginning";

/** What there is to look at. */
export type TraceSubject = {
  /** The latest run of this round whose network is on this page. */
  readonly run: RunNumber | null;
  /** Which one it is in the round, from 1; 0 where there is none. */
  readonly ordinal: number;
  /** It is still training. */
  readonly training: boolean;
  /** Those of the next run. */
  readonly settings: Settings;
};

/** One step, taken apart, and whose it is. */
export type Traced = {
  readonly trace: StepTrace;
  readonly source: TraceSource;
  /** How things stood when it was opened. */
  readonly subject: TraceSubject;
  /** What it is trained with: the trace is of this network. */
  readonly settings: Settings;
  /** Steps that were gone through since. */
  readonly walked: number;
};

export type SlowMotionState = {
  readonly traced: Traced | null;
  readonly subject: TraceSubject;
  /** What was opened is not here yet. */
  readonly waiting: boolean;
  /** There is nothing to show: the network does not fit together, say. */
  readonly failed: boolean;
};

/** A copy of a training that can be gone through step by step. Steps come often, so only what shows them subscribes to the store and renders again. */
export type SlowMotion = {
  readonly store: StoreApi<SlowMotionState>;
  open(source: TraceSource): void;
  /** The next step, after `skip` that are not shown. Settles when it is here; asked for again before that, it is the same one. */
  next(skip: number): Promise<void>;
};

/**
 * What is to be opened in place of what is shown, if anything: a run that is new, or has ended since and was not walked through; or the
 * beginning with settings that have changed.
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

/** What the loss of a lab is explained with: the student's own network on a batch of the round's examples. */
export type Lesson = { readonly slowMotion: SlowMotion; readonly challenge: ChallengeInfo };

/** Null outside of a lab: there the loss has its name and nothing behind it. */
export const LessonContext = createContext<Lesson | null>(null);
