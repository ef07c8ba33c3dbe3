"use client";

import { useMemo, useState } from "react";
import type { ShownRun } from "@/components/lab/runs/shown-run";
import { diagnose } from "@/lib/learning/diagnosis";
import { type Hint, hintFor } from "@/lib/learning/hints";
import type { Task } from "@/lib/learning/task";
import { hintsOn } from "@/lib/session/hints-on";
import { bestRun } from "@/lib/session/leaderboard";
import { runsWithoutGain, STUCK_AFTER_RUNS } from "@/lib/session/progress";
import { isSound } from "@/lib/session/run-diagnosis";
import type { Participant, Session } from "@/lib/session/session";

type DueHint = { readonly hint: Hint; readonly dismiss: () => void };

/**
 * What to say to a student whose last three runs brought nothing; null while they get on, where their best run went well, while a run is
 * under way, where the host has turned hints off, and once they have put this one away. `runs`: those of the round as this page knows them.
 */
export function useDueHint(
  session: Session,
  self: Participant,
  round: number,
  runs: readonly ShownRun[],
  task: Task,
): DueHint | null {
  const [dismissed, setDismissed] = useState<string | null>(null);
  const own = useMemo(() => self.runs.filter((run) => run.round === round), [self.runs, round]);
  const stuck = hintsOn(session, round) && runsWithoutGain(own) >= STUCK_AFTER_RUNS;
  const ended = runs.every(({ end }) => end !== null);
  const { locks, epochLimit } = session.plan.rounds[round];
  const hint = useMemo(() => {
    if (!stuck || !ended) return null;
    const tried = runs.map(({ number, settings, curve, end }) => {
      const { epochs } = settings.hyperparameters;
      const diagnosis = diagnose(curve, { task, epochs, diverged: end === "diverged" });
      return { number, settings, diagnosis };
    });
    const best = bestRun(own);
    if (tried.some(({ number, diagnosis }) => number === best?.number && isSound(diagnosis))) return null;
    return hintFor(tried, { locks, epochLimit });
  }, [stuck, ended, runs, own, task, locks, epochLimit]);
  const words = hint && JSON.stringify(hint);
  if (hint === null || words === dismissed) return null;
  return { hint, dismiss: () => setDismissed(words) };
}
