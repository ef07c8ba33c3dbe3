import { percentile } from "@/bench/statistics";
import { openRefereeClass, type RefereeClass } from "./class";
import { startRefereeProcess } from "./process";

/** How the referee performs when a whole school ends its runs at once. */
export type RefereeReport = {
  /** Verdicts ÷ the time from the first upload to the last verdict of each burst. */
  readonly checkpoints_per_s: number;
  /** From a checkpoint's upload to its verdict on the teacher's desk. */
  readonly scored_p95_ms: number;
  readonly scored_median_ms: number;
  /** Delays of the server's event loop meanwhile. */
  readonly event_loop_p99_ms: number;
  readonly event_loop_max_ms: number;
};

const CHALLENGES = ["moons", "glasses-or-rings"];
const STUDENTS_OF_EACH = 30;
/** In the first burst the server has not scored anything yet, as at the start of a lesson. */
const BURSTS = 5;

/** Sixty runs end at once, again and again: half of them on points, half on pictures. */
export async function benchReferee(log: (sentence: string) => void): Promise<RefereeReport> {
  const server = await startRefereeProcess();
  try {
    log("Two classes of thirty join, and their runs are trained …");
    const classes: RefereeClass[] = [];
    for (const challenge of CHALLENGES)
      classes.push(await openRefereeClass(await server.openClass(challenge), challenge, STUDENTS_OF_EACH));
    const scored: number[] = [];
    let lasted = 0;
    for (let run = 0; run < BURSTS; run++) {
      await Promise.all(classes.map(({ report }) => report(run)));
      const began = performance.now();
      const times = await server.watched(() => Promise.all(classes.map(({ end }) => end(run))));
      lasted += performance.now() - began;
      scored.push(...times.flat());
      log(`Burst ${run + 1} of ${BURSTS}: p95 ${Math.round(percentile(times.flat(), 95))} ms`);
    }
    for (const { close } of classes) close();
    const { p99, max } = await server.delays();
    return {
      checkpoints_per_s: (1000 * scored.length) / lasted,
      scored_p95_ms: percentile(scored, 95),
      scored_median_ms: percentile(scored, 50),
      event_loop_p99_ms: p99,
      event_loop_max_ms: max,
    };
  } finally {
    await server.close();
  }
}

/** The report as text. */
export function readableReferee(report: RefereeReport): string {
  return [
    `Checkpoints scored per second: ${report.checkpoints_per_s.toFixed(1)}`,
    `From upload to verdict, ms: median ${Math.round(report.scored_median_ms)}, 95th percentile ${Math.round(report.scored_p95_ms)}`,
    `The server's event loop, ms: 99th percentile ${report.event_loop_p99_ms.toFixed(1)}, longest ${report.event_loop_max_ms.toFixed(1)}`,
  ].join("\n");
}
