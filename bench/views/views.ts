import { type BenchBrowser, openBenchBrowser } from "@/bench/browser";
import { interleaved, percentile } from "@/bench/statistics";
import { median } from "@/lib/learning/numbers/median";
import type { ViewsPage } from "./page";
import { viewsSite } from "./site";

/** The cost of watching a class, or one's own network, while everybody trains. */
export type ViewsReport = {
  /** From requesting a valley of 41 × 41 until it is complete, while its run trains at full speed. */
  readonly valley_refresh_ms: number;
  /** Steps/s of that run while its valley is kept up to date ÷ those while it is not shown. */
  readonly steps_per_s_kept: number;
  /** The 95th percentile, over updates, of the longest frame on the main thread. */
  readonly frame_p95_ms: Readonly<Record<ShownView, number>>;
};

type ShownView = "curves" | "scatter" | "surfaces" | "slow_motion";

const ROUNDS = 5;
const SPEED_MS = 3_000;
const FRAMES_MS = 5_000;
const DRAWN = ["curves", "rates", "sizes", "surfaces", "slow_motion"] as const;

export async function benchViews(log: (sentence: string) => void): Promise<ViewsReport> {
  const browser = await openBenchBrowser<ViewsPage>(await viewsSite());
  try {
    log("Valley …");
    await browser.play("openValley");
    const speeds = await interleaved(["kept", "alone"], ROUNDS, (which) =>
      browser.play("trainingSpeed", which === "kept", SPEED_MS),
    );
    const refreshes = await browser.play("closeValley");
    log("Frames …");
    const p95 = await interleaved(DRAWN, ROUNDS, (view) => frameP95(browser, view));
    const { curves, rates, sizes, surfaces, slow_motion } = p95;
    return {
      valley_refresh_ms: tenths(median(refreshes)),
      steps_per_s_kept: hundredths(median(speeds.kept.map((speed, round) => speed / speeds.alone[round]))),
      frame_p95_ms: {
        curves: tenths(median(curves)),
        // The slower of the two scatter plots.
        scatter: tenths(Math.max(median(rates), median(sizes))),
        surfaces: tenths(median(surfaces)),
        slow_motion: tenths(median(slow_motion)),
      },
    };
  } finally {
    await browser.close();
  }
}

async function frameP95(browser: BenchBrowser<ViewsPage>, view: (typeof DRAWN)[number]): Promise<number> {
  const frames =
    view === "slow_motion"
      ? await browser.play("slowMotionFrames", FRAMES_MS)
      : await browser.play("classFrames", view, FRAMES_MS);
  return percentile(frames, 95);
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}

function hundredths(value: number): number {
  return Math.round(100 * value) / 100;
}

export function readableViews({ valley_refresh_ms, steps_per_s_kept, frame_p95_ms }: ViewsReport): string {
  return [
    `A valley of a network that trains: ${valley_refresh_ms} ms`,
    `Steps/s, valley kept up to date ÷ not shown: ${steps_per_s_kept}`,
    ...Object.entries(frame_p95_ms).map(
      ([view, ms]) => `95 of 100 frames, ${view.replace("_", " ")}: ${ms} ms`,
    ),
  ].join("\n");
}
