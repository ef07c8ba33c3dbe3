import { lengthOf } from "@/lib/learning/curves/curve";
import { turningPoint } from "@/lib/learning/curves/fitting";
import type { Task } from "@/lib/learning/examples/task";
import { splitInView } from "@/lib/session/board/leaderboard";
import type { EventOf, SessionEvent } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { diagnosisOf } from "./run-diagnosis";

/**
 * Where overfitting began: of every run that overfits in the end, the report with which its validation loss was lowest, since there it should have been
 * stopped. Of a student's runs in a round, the first that did. Nothing of a round that shows training scores alone. `taskOf`: the task of a round; null if it
 * is unknown.
 */
export function onsetsOf(
  events: readonly SessionEvent[],
  final: Session,
  taskOf: (round: number) => Task | null,
): EventOf<"points-reported">[] {
  const wanted = new Map<string, { readonly run: Run; readonly step: number }>();
  for (const { id, runs } of final.participants) {
    for (const run of runs) {
      const step = turnedAt(final, run, taskOf(run.round));
      if (step !== null) wanted.set(`${id}/${run.number}`, { run, step });
    }
  }
  const marked = new Set<string>();
  const onsets: EventOf<"points-reported">[] = [];
  for (const event of events) {
    if (event.type !== "points-reported") continue;
    const found = wanted.get(`${event.participant}/${event.run}`);
    if (!found || (event.points.step.at(-1) ?? 0) < found.step) continue;
    wanted.delete(`${event.participant}/${event.run}`);
    const key = `${event.participant}/${found.run.round}`;
    if (marked.has(key)) continue;
    marked.add(key);
    onsets.push(event);
  }
  return onsets;
}

/** The step at which a run that overfits had its lowest validation loss; null if it does not overfit, or was still falling at its end. */
function turnedAt(final: Session, run: Run, task: Task | null): number | null {
  if (task === null || splitInView(final, run.round) === "train") return null;
  if (diagnosisOf(final, run, task)?.fit !== "overfitting") return null;
  const index = turningPoint(run.curve);
  return index === null || index === lengthOf(run.curve) - 1 ? null : run.curve.step[index]!;
}
