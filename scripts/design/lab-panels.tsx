import { type ComponentProps, type ReactNode, useMemo, useState } from "react";
import { createStore } from "zustand/vanilla";
import { DuelBench } from "@/components/lab/duel/duel-bench";
import { MistakesView } from "@/components/lab/mistakes/mistakes-view";
import { RateFinder } from "@/components/lab/rate-finder/rate-finder";
import { ScaleView } from "@/components/lab/results/scale-view";
import { RunNews } from "@/components/lab/runs/run-notices";
import { shownRuns } from "@/components/lab/runs/shown-run";
import type { SlowMotion, SlowMotionState } from "@/components/lab/slow-motion/slow-motion";
import { SlowMotionView } from "@/components/lab/slow-motion/slow-motion-view";
import { ConnectionMark, SaveMark } from "@/components/lab/status-marks";
import { DeviceControl } from "@/components/lab/train/device-control";
import { LabSession } from "@/components/lab/valley/common-start";
import { ValleyView } from "@/components/lab/valley/valley-view";
import type { Calibration } from "@/lib/learning/training/engine-choice";
import { NEW_LANE } from "@/lib/learning/training/lanes";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import { CHALLENGES, classAt, selfIn } from "./sample-class";
import type { SampleTraining } from "./sample-training";
import { nothing, part, type Specimen, screen } from "./specimen";

const OPEN = openRound("moons", null);

const [CHALLENGE] = CHALLENGES;
const CLOSED = classAt({ moment: "closed" });
/** The shown run is the student's second. */
export const RUN = 1;
export const NO_VALLEY = {
  ...{ valley: null, slice: null, measuring: false, refreshMs: null, common: null },
  onVisible: nothing,
};

export const CALIBRATION: Calibration = {
  engine: "simd",
  device: { backend: "simd", name: "WebAssembly SIMD", flopPerSecond: 2.1e9 },
  stepsPerSecond: { simd: 9_400, webgpu: 610 },
  runMs: { simd: 900, webgpu: 11_000 },
  refused: { "tfjs-webgl": "differs" },
  chosen: "measured",
  flopPerStep: 230_000,
};

/** The parts of a round's page, each by itself. */
export function labPanels(sample: SampleTraining): Specimen[] {
  return [
    part("Slow motion, opening", <Stepwise state={{ traced: null, waiting: true }} sample={sample} />),
    part("Slow motion, failed", <Stepwise state={{ traced: null, failed: true }} sample={sample} />),
    part("Slow motion", <Stepwise sample={sample} />),
    part("Valley, no network", <ValleyView sight={{ ...NO_VALLEY, hyperparameters: null }} duel={null} />),
    part(
      "Valley, measuring",
      <ValleyView sight={{ ...valleyOf(sample), ...NO_VALLEY, measuring: true }} duel={null} />,
    ),
    part("Scale", <Scale sample={sample} />),
    part("Valley", <ValleyView sight={valleyOf(sample)} duel={null} />),
    part("Valley from the common start", <FromStart sample={sample} />),
    part("Mistakes, no network", <Mistakes sample={sample} missing />),
    part("Mistakes", <Mistakes sample={sample} />),
    part("Duel", <Duel sample={sample} />),
    part("Duel, under way", <Duel sample={sample} started />),
    screen("Learning-rate finder", <Finder sweep={sample.sweep} />),
    screen("Learning-rate finder, searching", <Finder sweep={null} />),
    part("Marks of connection and storage", <Marks />),
    part("Device, not measured", <Device calibration={null} />),
    part("Device", <Device calibration={CALIBRATION} />),
  ];
}

export function valleyOf({ valley, slice, settings }: SampleTraining) {
  return { ...NO_VALLEY, valley, slice, hyperparameters: settings.hyperparameters };
}

function FromStart({ sample }: { sample: SampleTraining }) {
  const [session] = useState(() => fold(sample.rolling));
  const common = { round: 0, self: 5, exercise: CHALLENGES[0] };
  return (
    <LabSession value={session}>
      <ValleyView sight={{ ...valleyOf(sample), common }} duel={null} />
    </LabSession>
  );
}

/** A step that cannot be continued. */
export function still(
  { trace, settings }: Pick<SampleTraining, "trace" | "settings">,
  state: Partial<SlowMotionState>,
): SlowMotion {
  const subject = { run: RUN, ordinal: RUN + 1, training: false, settings };
  const traced = { trace, source: "run", subject, settings, walked: 0 } as const;
  const shown = { traced, subject, waiting: false, failed: false, ...state };
  return { store: createStore(() => shown), open: nothing, next: async () => {} };
}

function Stepwise({ sample, state = {} }: { sample: SampleTraining; state?: Partial<SlowMotionState> }) {
  const slowMotion = useMemo(() => still(sample, state), [sample, state]);
  return <SlowMotionView slowMotion={slowMotion} challenge={CHALLENGE} held={false} />;
}

function Mistakes({ sample, missing = false }: { sample: SampleTraining; missing?: boolean }) {
  const { examples, splitOutputs, curve } = sample;
  const runs = shownRuns(selfIn(CLOSED).runs, 0, { run: RUN, curve }, new Map());
  return (
    <MistakesView
      sight={{ outputs: missing ? null : splitOutputs, missing, onVisible: nothing }}
      challenge={CHALLENGE}
      {...{ examples, runs }}
      current={runs[RUN]}
    />
  );
}

function Scale({ sample: { curve } }: { sample: SampleTraining }) {
  const runs = shownRuns(selfIn(CLOSED).runs, 0, { run: RUN, curve }, new Map());
  return <ScaleView challenge={CHALLENGE} run={runs[RUN]} device={CALIBRATION.device} />;
}

function Duel({ sample, started = false }: { sample: SampleTraining; started?: boolean }) {
  const { settings, curve, steps } = sample;
  const lane = {
    ...{ ...NEW_LANE, settings, lossCurve: curve, totalSteps: steps },
    valley: { valley: sample.valley, slice: sample.slice, measuring: false, refreshMs: null },
  };
  const slower = { ...settings, hyperparameters: { ...settings.hyperparameters, learningRate: 0.001 } };
  return (
    <DuelBench
      {...{
        challenge: CHALLENGE,
        own: settings,
        locks: {},
        limits: OPEN,
        epochLimit: null,
        blocked: null,
      }}
      lanes={
        started
          ? [
              { ...lane, step: steps, done: true, end: "finished" },
              { ...lane, settings: slower, step: steps, done: true, end: "finished" },
            ]
          : null
      }
      onStart={nothing}
      onPace={nothing}
      onStop={nothing}
    />
  );
}

function Finder({ sweep }: Pick<ComponentProps<typeof RateFinder>, "sweep">) {
  return (
    <RateFinder
      open
      {...{ sweep }}
      done={sweep !== null}
      current={0.03}
      onOpenChange={nothing}
      onUse={nothing}
    />
  );
}

export function Device({ calibration }: { calibration: Calibration | null }) {
  return (
    <DeviceControl
      {...{ calibration, wanted: "auto" as const, onWanted: nothing }}
      race={{
        ...{ lanes: null, task: CHALLENGE.task, epochs: 40, blocked: null },
        ...{ onStart: nothing, onStop: nothing },
      }}
    />
  );
}

function Marks() {
  const states: ReactNode[] = (["connecting", "live", "offline"] as const).flatMap((connection) =>
    [null, 12].map((waiting) => (
      <p key={`${connection} ${waiting}`} className="flex min-h-8 items-center gap-3">
        <code translate="no">{`${connection}, ${waiting === null ? "all points stored" : "points waiting"}`}</code>
        <ConnectionMark {...{ connection, waiting }} training />
        <SaveMark {...{ connection, waiting }} stored={waiting === null} checking={false} />
      </p>
    )),
  );
  const news = (["resumed", "not-kept", "too-late", "unheard"] as const).map((kind) => (
    <RunNews key={kind} news={{ kind, run: 1, round: 0, points: 12 }} ownRuns={selfIn(CLOSED).runs} />
  ));
  return <div className="grid gap-2">{[...states, ...news]}</div>;
}
