// Must come before React, whose tasks it reports.
import "@/bench/scheduled-tasks";

import { NextIntlClientProvider } from "next-intl";
import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { createStore } from "zustand/vanilla";
import { createFrameMeter, longestFrames, workPerFrame } from "@/bench/frame-meter";
import { onScheduledTask } from "@/bench/scheduled-tasks";
import { percentile } from "@/bench/statistics";
import { LiveRound } from "@/components/lab/live-round";
import { useAnswers } from "@/components/lab/questions/live-answers";
import { ReadingDirection } from "@/components/ui/page/reading-direction";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { INITIAL_RUN_STATE, withoutProgress } from "@/lib/client/run/run-state";
import { useRun } from "@/lib/client/run/use-run";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import { median } from "@/lib/learning/numbers/median";
import { TODAYS_RULES } from "@/lib/learning/training/score-rules";
import { isBusy } from "@/lib/learning/training/training";
import { pause } from "@/lib/trainer/run/slices";
import { chartData, chartOf, UPDATES } from "./charts";
import { createLabClass, type LabClass, SESSION, TICK_MS } from "./lab-class";
import { CHALLENGE, type ChartName } from "./names";
import { RollingClass } from "./valley";

/* The functions that the benchmark calls in the page; arguments and results are plain data. */

const meter = createFrameMeter();
onScheduledTask(meter.task);

const MESSAGES = await loadCatalogue("en");
const known = challengeInfo(findChallenge(CHALLENGE)!);
/** Its runs are as long as a plan allows, so that most of the time one is under way. */
const EXERCISE = {
  ...known,
  preset: { ...known.preset, hyperparameters: { ...known.preset.hyperparameters, epochs: 500 } },
};

const root = createRoot(document.body.appendChild(document.createElement("div")));

function show(shown: ReactNode) {
  flushSync(() =>
    root.render(
      <NextIntlClientProvider locale="en" messages={MESSAGES} timeZone="UTC">
        <ReadingDirection direction="ltr">{shown}</ReadingDirection>
      </NextIntlClientProvider>,
    ),
  );
}

const NOT_TRAINING = createStore(() => INITIAL_RUN_STATE);
const STARTED = Date.now();
const now = () => Date.now() - STARTED;

/** A student's lab in a round, with everything that is live in it. Whenever no run is under way, the next one starts. */
function Lab({ place }: { place: LabClass }) {
  const session = useSyncExternalStore(place.subscribe, place.state);
  const self = session.participants[0]!;
  const keeper = useRun({
    ...{ sessionId: SESSION, seat: 0, ended: false, challenge: EXERCISE, round: 0, paused: false },
    ...{ closed: false, valley: null, next: null },
    ...{ planned: session.plan.rounds[0]!, rules: TODAYS_RULES, seed: 1, ownRuns: self.runs },
    send: place.send,
  });
  const run = useStore(keeper?.store ?? NOT_TRAINING, useShallow(withoutProgress));
  const answering = useAnswers(session, self, place.send);
  const ready = keeper !== null && run.examples !== null && !isBusy(run);
  useEffect(() => {
    if (ready) keeper.start(EXERCISE.preset);
  }, [ready, keeper]);
  if (keeper === null) return null;
  return (
    <LiveRound
      {...{ session, self, keeper, run, answering, now }}
      sessionId={SESSION}
      round={0}
      challenge={EXERCISE}
      connection="live"
      stored
      notice={null}
      onHand={(raised) => void place.send({ type: "set-hand", raised })}
    />
  );
}

/** Opens the lab; resolves when its first run has taken some steps. */
async function openLab(): Promise<void> {
  const place = createLabClass(EXERCISE);
  show(<Lab place={place} />);
  setInterval(place.tick, TICK_MS);
  while (place.state().participants[0]!.runs.length === 0) await pause(100);
}

/** The middle of what can be clicked and is called so, or the first button in the open view that is in sight; null if there is none. */
function placeOf(wanted: { tab: string } | { button: string } | "in view"): { x: number; y: number } | null {
  const selector =
    wanted === "in view"
      ? "[role=tabpanel]:not([hidden]) button:not([aria-haspopup])"
      : "tab" in wanted
        ? "[role=tab]"
        : "button";
  const name = wanted === "in view" ? null : "tab" in wanted ? wanted.tab : wanted.button;
  for (const element of document.querySelectorAll<HTMLButtonElement>(selector)) {
    if (name !== null && element.textContent?.trim() !== name && element.ariaLabel !== name) continue;
    if (name !== null) element.scrollIntoView({ block: "nearest", inline: "nearest" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (width > 0 && !element.disabled && x > 0 && y > 0 && x < innerWidth && y < innerHeight)
      return { x, y };
  }
  return null;
}

/** How long an interaction took from the input to the next paint, in milliseconds, and when it began. */
type Interaction = { readonly at: number; readonly took: number };

const interactions = new Map<number, Interaction>();
new PerformanceObserver((list) => {
  for (const entry of list.getEntries() as PerformanceEventTiming[]) {
    if (!entry.interactionId) continue;
    const before = interactions.get(entry.interactionId);
    if (!before || entry.duration > before.took)
      interactions.set(entry.interactionId, { at: entry.startTime, took: entry.duration });
  }
}).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);

let ticks: number[] = [];
const tick = (at: number) => {
  ticks.push(at);
  requestAnimationFrame(tick);
};
requestAnimationFrame(tick);

/** Forgets what has been noted. */
function beginNoting(): void {
  ticks = [];
  interactions.clear();
}

/** Since then: the times between frames, and how long each interaction took (those below 16 ms are not told). In milliseconds. */
function readNoted(): { frames: number[]; interactions: number[] } {
  return {
    frames: ticks.slice(1).map((at, index) => at - ticks[index]!),
    interactions: [...interactions.values()].map(({ took }) => took),
  };
}

function close(): void {
  show(null);
}

let data: ReturnType<typeof chartData> | null = null;
const CHART_MS = 9_000;

/** The longest frame of an update of a chart, the median over a few updates, in milliseconds. */
async function chartFrame(name: ChartName): Promise<number> {
  data ??= chartData();
  show(chartOf(name, data[0]!));
  await pause(1_000);
  meter.read();
  const began = performance.now();
  for (let update = 1; update < UPDATES; update++) {
    meter.task();
    meter.update();
    show(chartOf(name, data[update]!));
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await pause(200);
    if (update > 1 && performance.now() - began > CHART_MS) break;
  }
  meter.update();
  const frames = longestFrames(meter.read());
  show(null);
  await pause(100);
  return median(frames);
}

/** What the main thread did for each frame of a class's valley while it was open for so long, 95 of 100 at most, in milliseconds. */
async function valleyFrame(milliseconds: number): Promise<number> {
  show(<RollingClass onTick={meter.task} />);
  await pause(2_000);
  meter.read();
  await pause(milliseconds);
  const took = workPerFrame(meter.read());
  show(null);
  return percentile(took, 95);
}

const benchPage = { valleyFrame, openLab, placeOf, beginNoting, readNoted, close, chartFrame };
export type ScreenPage = typeof benchPage;
(globalThis as { benchPage?: ScreenPage }).benchPage = benchPage;
