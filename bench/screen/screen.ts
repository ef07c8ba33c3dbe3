import { setTimeout as pause } from "node:timers/promises";
import { type BenchBrowser, openBenchBrowser } from "@/bench/browser";
import { interleaved, percentile } from "@/bench/statistics";
import { viewsSite } from "@/bench/views/site";
import { median } from "@/lib/learning/numbers/median";
import { CHARTS } from "./names";
import type { ScreenPage } from "./page";

/** The views of a lab by the names of their tabs. */
const VIEWS = {
  learnt: "What it has learnt",
  inside: "Inside",
  slow_motion: "Slow motion",
  valley: "Valley",
  mistakes: "Mistakes",
  scale: "Scale",
} as const;
type LabView = keyof typeof VIEWS;

/** What a student on a weak laptop feels. Milliseconds. */
export type ScreenReport = {
  /** From a click to the next paint, for 95 of 100 clicks. */
  readonly inp_p95_ms: Readonly<Record<LabView, number>>;
  /** Between one frame and the next, for 95 of 100 frames. */
  readonly frame_p95_ms: Readonly<Record<LabView, number>>;
  /** Of the valley of a class of 300 on a projector: the main thread for a frame, 95 of 100 at most. */
  readonly valley_main_thread_ms: number;
  /** Our curves ÷ theirs. */
  readonly ours_over_recharts: number;
  readonly ours_over_chartjs: number;
};

/** A weak Chromebook beside a developer's machine. */
const THROTTLE = 4;
/** Times that each view is opened, and turns of the charts. */
const ROUNDS = 5;
/** An interaction that is not told took less than the threshold of the browser's measurement. */
const UNTOLD_MS = 8;
const VALLEY_MS = 4_000;
/** On a busy machine a view is opened less often, so that the whole takes no longer than six minutes. */
const VIEW_MS = 25_000;

export async function benchScreen(
  log: (sentence: string) => void,
  { throttle = THROTTLE, rounds = ROUNDS } = {},
): Promise<ScreenReport> {
  const site = await viewsSite();
  const entries = { ...site.entries, page: "bench/screen/page.tsx" };
  const browser = await openBenchBrowser<ScreenPage>({ ...site, entries }, "screens");
  try {
    await browser.resize(1366, 768);
    log("A lab …");
    await browser.play("openLab");
    await browser.throttle(throttle);
    await pause(3_000);
    const measured: Partial<Record<LabView, Awaited<ReturnType<typeof measureView>>>> = {};
    for (const view of Object.keys(VIEWS) as LabView[]) {
      measured[view] = await measureView(browser, view, rounds);
      const { clicks, interactions, frames } = measured[view];
      log(
        `${view}: ${clicks} clicks, the longest ${Math.round(Math.max(0, ...interactions))} ms; ${frames.length} frames, the longest ${Math.round(Math.max(...frames))} ms`,
      );
    }
    await browser.throttle(1);
    await browser.play("close");
    log("The valley of a class …");
    const valleys: number[] = [];
    for (let round = 0; round < rounds; round++) valleys.push(await browser.play("valleyFrame", VALLEY_MS));
    log("Curves …");
    const charts = await interleaved(CHARTS, rounds, (name) => browser.play("chartFrame", name));
    const of = (view: LabView) => measured[view]!;
    const each = (figure: (view: LabView) => number) =>
      Object.fromEntries(
        (Object.keys(VIEWS) as LabView[]).map((view) => [view, tenths(figure(view))]),
      ) as Record<LabView, number>;
    for (const name of CHARTS) log(`${name}: ${tenths(median(charts[name]))} ms a frame`);
    const ratio = (peer: "recharts" | "chartjs") =>
      Math.round((1000 * median(charts.ours)) / median(charts[peer])) / 1000;
    return {
      inp_p95_ms: each((view) => {
        const { clicks, interactions } = of(view);
        const untold = Array<number>(Math.max(0, clicks - interactions.length)).fill(UNTOLD_MS);
        return percentile([...interactions, ...untold], 95);
      }),
      frame_p95_ms: each((view) => percentile(of(view).frames, 95)),
      valley_main_thread_ms: tenths(median(valleys)),
      ours_over_recharts: ratio("recharts"),
      ours_over_chartjs: ratio("chartjs"),
    };
  } finally {
    await browser.close();
  }
}

/**
 * Opens a view by a real click, presses a button in it and one beside it, looks at it for a moment and goes elsewhere, again and again. The
 * last click of each cycle opens another view, and is not counted.
 */
async function measureView(browser: BenchBrowser<ScreenPage>, view: LabView, cycles: number) {
  const noted = { clicks: 0, interactions: [] as number[], frames: [] as number[] };
  const elsewhere = view === "scale" ? VIEWS.learnt : VIEWS.scale;
  const click = async (wanted: Parameters<ScreenPage["placeOf"]>[0]) => {
    const place = await browser.play("placeOf", wanted);
    if (place === null) return false;
    await browser.click(place.x, place.y);
    return true;
  };
  const began = performance.now();
  for (let cycle = 0; cycle < cycles && performance.now() - began < VIEW_MS; cycle++) {
    if (!(await click({ tab: elsewhere }))) throw new Error(`There is no tab ${elsewhere}.`);
    await pause(700);
    await browser.play("beginNoting");
    for (const [wanted, wait] of [
      [{ tab: VIEWS[view] }, 1_300],
      ["in view", 600],
      [{ button: cycle % 2 === 0 ? "Raise hand" : "Hand raised" }, 600],
    ] as const) {
      if (await click(wanted)) noted.clicks++;
      await pause(wait);
    }
    const { interactions, frames } = await browser.play("readNoted");
    noted.interactions.push(...interactions);
    noted.frames.push(...frames);
  }
  return noted;
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}

export function readableScreen(report: ScreenReport): string {
  const rows = (Object.keys(VIEWS) as LabView[]).map(
    (view) =>
      `${VIEWS[view]}: 95 of 100 clicks within ${report.inp_p95_ms[view]} ms, 95 of 100 frames within ${report.frame_p95_ms[view]} ms`,
  );
  return [
    ...rows,
    `The valley of a class of 300, main thread per frame: ${report.valley_main_thread_ms} ms`,
    `Curves, ours ÷ Recharts: ${report.ours_over_recharts}, ours ÷ Chart.js: ${report.ours_over_chartjs}`,
  ].join("\n");
}
