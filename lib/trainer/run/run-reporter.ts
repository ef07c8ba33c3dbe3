import { curveOf, type PlacedPoint } from "@/lib/learning/curves/curve";
import type { Resumption, WorkerReply } from "@/lib/protocol/worker";
import type { RunMoment } from "./training-run";

/** Often enough for a curve to look alive; the class receives it less often. */
const INTERVAL_MS = 100;
/** The window over which steps per second are averaged. */
const SPEED_WINDOW_MS = 1_000;

/** Reports a run to the page: points in batches, progress and resume points now and then. */
export type RunReporter = {
  moment(moment: RunMoment): void;
  /** Sends what has not been sent yet. */
  flush(): void;
};

export function createRunReporter(
  id: number,
  totalSteps: number,
  post: (reply: WorkerReply) => void,
  now: () => number,
  from: Resumption | null = null,
): RunReporter {
  let waiting: PlacedPoint[] = [];
  let sent = from?.points ?? 0;
  let step = from?.state?.step ?? 0;
  let lastBest = from?.bests.at(-1)?.step ?? -1;
  let last = Number.NEGATIVE_INFINITY;
  let reportedStep = -1;
  const began = now();
  let mark = { step, at: began };
  let stepsPerSecond = 0;

  const sendPoints = () => {
    if (waiting.length === 0) return;
    post({ type: "points", id, from: sent, points: curveOf(waiting) });
    sent += waiting.length;
    waiting = [];
  };
  const sendProgress = () => {
    const elapsed = now() - mark.at;
    if (elapsed > 0) stepsPerSecond = (1000 * (step - mark.step)) / elapsed;
    if (elapsed > SPEED_WINDOW_MS) mark = { step, at: now() };
    post({ type: "progress", id, step, totalSteps, stepsPerSecond, elapsedMs: now() - began });
  };

  return {
    moment(moment) {
      step = moment.step;
      if (moment.point) waiting.push(moment.point);
      if (moment.resumePoint) {
        this.flush();
        const bests = moment.resumePoint.bests.filter((best) => best.step > lastBest);
        lastBest = bests.at(-1)?.step ?? lastBest;
        post({ type: "resume-point", id, point: { ...moment.resumePoint, bests } });
      } else if (now() - last >= INTERVAL_MS && (waiting.length > 0 || step !== reportedStep)) this.flush();
    },
    flush() {
      sendPoints();
      sendProgress();
      reportedStep = step;
      last = now();
    },
  };
}
