import { useTranslations } from "next-intl";
import { type ComponentProps, useMemo } from "react";
import { Podium } from "@/components/board/podium/podium";
import { TimeLeft } from "@/components/board/time-left";
import { EnteringView, LobbyView, OpenedView, WaitingView } from "@/components/lab/arrival-views";
import { EndedView, GoodbyeView, RemovedView } from "@/components/lab/farewell-views";
import { NameNotice } from "@/components/lab/name-notice";
import { BetweenView } from "@/components/lab/results/between-view";
import { RoundResult } from "@/components/lab/results/round-result";
import { RoundLab, type RoundLabProps } from "@/components/lab/round-lab";
import { ConnectionMark } from "@/components/lab/status-marks";
import { TrainProgress } from "@/components/lab/train/train-panel";
import { exampleSamples } from "@/lib/challenges/planned/example-samples";
import { EMPTY_CURVE, lengthOf, pick, pointAt } from "@/lib/learning/curves/curve";
import type { LabTraining } from "@/lib/learning/training/training";
import { problem } from "@/lib/session/decide/problem";
import type { EventBody } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN } from "@/lib/testing/session/sketched-class";
import { ShownFor } from "./class-screens";
import { insidePanels } from "./inside/inside-panels";
import { letterStepPanels } from "./lab-letter-steps";
import { letterPanels, spaceOf, writingOf } from "./lab-letters";
import { CALIBRATION, Device, labPanels, NO_VALLEY, RUN, still, valleyOf } from "./lab-panels";
import { NO_INPUT } from "./own-input";
import { CHALLENGES, classAt, digestOf, mislabelledAt, SELF, selfIn, TITLE, trapAt } from "./sample-class";
import type { SampleTraining } from "./sample-training";
import { accepted, nothing, type Shelf, screen } from "./specimen";

const [CHALLENGE] = CHALLENGES;

const RUNNING = classAt({ moment: "running" });
const CLOSED = classAt({ moment: "closed" });
const TRAP_CLOSED = trapAt({ moment: "closed" });
const TRAP_TESTED = trapAt({ moment: "tested" });
const MISLABELLED = mislabelledAt();
const SAMPLES = exampleSamples(SKETCHED_PLAN);
const OWN = { participant: SELF, run: RUN } as const;

/** A student's lab: every page, and a round's page in each state of training. */
export function labShelf(sample: SampleTraining): Shelf {
  const lab = (name: string, props: LabState) => screen(`Round: ${name}`, <Lab {...{ sample }} {...props} />);
  const ended = (reason: "finished" | "diverged" | "stopped"): EventBody => ({
    type: "run-ended",
    ...OWN,
    reason,
  });
  const finished = classAt({ moment: "running" }, [ended("finished")]);
  const wrong = { loss: 0.6, score: 41, metric: 0.5 };
  const step = 10_000 * 24;
  const scored: EventBody = {
    type: "run-scored",
    ...OWN,
    step,
    validation: wrong,
    agrees: false,
    climbs: false,
  };
  const trained = { training: { status: "ready" as const } };
  return {
    title: "Lab",
    specimens: [
      screen("Entering", <EnteringView connection="connecting" />),
      screen("Entering, server out of reach", <EnteringView connection="offline" />),
      screen(
        "Waiting at the door",
        <WaitingView {...{ ...FRAME, title: TITLE, nickname: "Curious Otter" }} />,
      ),
      screen("Lobby", <LobbyView {...FRAME} {...seated(classAt({ moment: "lobby" }))} questions={null} />),
      screen(
        "Lobby, name waits",
        <LobbyView
          {...seated(wishing())}
          {...FRAME}
          notice={<Naming session={wishing()} />}
          questions={null}
        />,
      ),
      screen(
        "Round introduced",
        <OpenedView
          {...{ ...FRAME, session: classAt({ moment: "opened" }), round: 0, challenge: CHALLENGE }}
          sample={SAMPLES[CHALLENGE.id]}
          expectation={null}
        />,
      ),
      lab("loading", {
        training: { status: "loading", examples: null, run: null, curve: EMPTY_CURVE },
        fresh: true,
      }),
      lab("ready", { training: { status: "ready", run: null, curve: EMPTY_CURVE }, fresh: true }),
      lab("measuring the device", { training: { status: "calibrating", curve: EMPTY_CURVE } }),
      lab("training", {}),
      lab("trained", {
        ...trained,
        session: finished,
        checking: new Set([RUN]),
        downloadable: new Set([RUN]),
      }),
      lab("diverged", { ...trained, session: classAt({ moment: "running" }, [ended("diverged")]) }),
      lab("score refused", {
        ...trained,
        session: classAt({ moment: "running" }, [ended("finished"), scored]),
      }),
      lab("by final weights, training", { session: trapAt({ moment: "running" }) }),
      lab("by final weights, stopped", {
        ...trained,
        session: early(trapAt({ moment: "running" }, [ended("stopped")])),
        downloadable: new Set([RUN]),
        training: { ...trained.training, curve: pick(sample.curve, [0, 1, 2, 3, 4, 5, 6, 7]) },
      }),
      lab("about to close", {
        session: classAt({ moment: "running" }, [
          { type: "step-announced", step: "close-round", round: 0, due: 1e9 },
        ]),
      }),
      lab("paused", { session: classAt({ moment: "paused" }) }),
      lab("no runs left", { ...trained, session: withRunLimit(finished, 2) }),
      lab("network does not fit", {
        ...trained,
        session: finished,
        settings: { ...sample.settings, network: { layers: [{ kind: "max-pool", size: 4, stride: 4 }] } },
      }),
      lab("offline, unsaved points, hidden board", {
        session: classAt({ moment: "running", hidden: { board: true, names: true } }),
        connection: "offline",
        waiting: 12,
        stored: false,
      }),
      lab("trouble and news", {
        ...trained,
        session: finished,
        keeping: "full",
        news: { kind: "not-kept", run: RUN, round: 0, points: 12 },
        refused: true,
      }),
      screen(
        "Between rounds",
        <Between session={CLOSED} digest={{ digest: digestOf(CLOSED, 0), failed: false }} />,
      ),
      screen(
        "Between rounds, waiting",
        <Between session={CLOSED} digest={{ digest: null, failed: false }} />,
      ),
      screen("Between rounds, failed", <Between session={CLOSED} digest={{ digest: null, failed: true }} />),
      screen("Between rounds, test open", <TestOpen />),
      screen(
        "Between rounds, test being shown",
        <ShownFor session={() => classAt({ moment: "tested" })} since={9_000}>
          <TestOpen />
        </ShownFor>,
      ),
      screen(
        "Between rounds, training scores",
        <Between session={TRAP_CLOSED} digest={{ digest: digestOf(TRAP_CLOSED, 0), failed: false }} />,
      ),
      screen(
        "Between rounds, test open after training scores",
        <Between session={TRAP_TESTED} digest={{ digest: digestOf(TRAP_TESTED, 0), failed: false }} />,
      ),
      screen(
        "Between rounds, wrong labels",
        <Between session={MISLABELLED} digest={{ digest: digestOf(MISLABELLED, 0), failed: false }} />,
      ),
      screen("Ended", <Ended />),
      screen("Ended, no replay", <EndedView title={TITLE} replay={null} />),
      ...(["seat-elsewhere", "seat-moved", "seat-lost", "session-ended"] as const).map((code) =>
        screen(`Closed: ${code}`, <GoodbyeView problem={problem(code)} joinHref="#" onReload={nothing} />),
      ),
      ...(["removed", "asked", "declined"] as const).map((standing) =>
        screen(
          `Removed: ${standing}`,
          <RemovedView {...{ standing, asking: false, problem: null }} onAsk={nothing} />,
        ),
      ),
      lab("letters", lettersLab(sample)),
      ...labPanels(sample),
      ...insidePanels(sample.insides),
      ...letterPanels(sample.letters.en, sample.letters.ar),
      ...letterStepPanels(sample.letterSteps),
    ],
  };
}

type LabState = Partial<Omit<RoundLabProps, "training">> & {
  readonly training?: Partial<LabTraining>;
  /** No run yet. */
  readonly fresh?: boolean;
  /** Something was refused. */
  readonly refused?: boolean;
};

/** A round's page. By default the second run is training and half done. */
export function Lab({
  sample,
  training,
  fresh = false,
  refused = false,
  ...props
}: LabState & { sample: SampleTraining }) {
  const problems = useTranslations("problems");
  const session = props.session ?? RUNNING;
  const self = fresh ? { ...selfIn(session), runs: [] } : selfIn(session);
  const points = lengthOf(sample.curve);
  const { step } = pointAt(sample.curve, Math.floor(points / 2));
  const state: LabTraining = {
    ...{ status: "training", run: RUN, curve: sample.curve, pace: "fast", calibration: CALIBRATION },
    ...{
      progress: { step, totalSteps: sample.steps, stepsPerSecond: 9_400, elapsedMs: 900 },
      examples: sample.examples,
    },
    ...training,
  };
  const slowMotion = useMemo(() => still(sample, {}), [sample]);
  return (
    <RoundLab
      {...{
        session,
        self,
        round: 0,
        challenge: CHALLENGE,
        settings: sample.settings,
        training: state,
        slowMotion,
      }}
      curves={new Map([[RUN, state.curve]])}
      outputs={state.run === null ? null : sample.outputs}
      look={sample.look}
      valley={state.run === null ? { ...NO_VALLEY, hyperparameters: null } : valleyOf(sample)}
      mistakes={{
        outputs: state.run === null ? null : sample.splitOutputs,
        missing: state.run === null,
        onVisible: nothing,
      }}
      ownInput={NO_INPUT}
      writing={writingOf(sample.letters.en)}
      letterSpace={spaceOf(sample.letters.en)}
      tallies={new Map()}
      duel={null}
      trouble={refused ? problems("too-fast") : null}
      connection="live"
      waiting={null}
      stored
      checking={NO_RUNS}
      unchecked={NO_RUNS}
      downloadable={NO_RUNS}
      news={null}
      keeping="kept"
      progress={<TrainProgress {...state} />}
      clock={<TimeLeft round={session.rounds[0]} now={session.at} />}
      device={<Device calibration={state.calibration} />}
      notice={null}
      expectation={null}
      expectFirst={false}
      onHand={nothing}
      onSettings={nothing}
      onStart={nothing}
      onStop={nothing}
      onPace={nothing}
      onDownload={nothing}
      finder={{ sweep: sample.sweep, done: true }}
      onFind={nothing}
      onFindEnd={nothing}
      onLearntVisible={nothing}
      {...props}
    />
  );
}

/** A round in which networks of letters are trained. */
function lettersLab({ letters: { en } }: SampleTraining): LabState {
  const { challenge, settings, examples, curve, tallies, splitOutputs } = en;
  return {
    ...{ challenge, settings, outputs: null, training: { examples, curve } },
    ...{ tallies: new Map([[RUN, tallies]]), curves: new Map([[RUN, curve]]) },
    mistakes: { outputs: splitOutputs, missing: false, onVisible: nothing },
  };
}

const NO_RUNS: ReadonlySet<number> = new Set();
const STATUS = <ConnectionMark connection="live" waiting={null} training={false} />;
const FRAME = { status: STATUS, notice: null };

function seated(session: Session) {
  return { session, self: selfIn(session) };
}

function wishing(): Session {
  return classAt({ moment: "lobby" }, [{ type: "nickname-wished", participant: SELF, nickname: "Mister X" }]);
}

/** The same with the student's second run cut short. */
function early(session: Session): Session {
  const self = selfIn(session);
  const cut = (run: Run): Run =>
    run.number === RUN ? { ...run, curve: pick(run.curve, [0, 1, 2, 3]), best: null } : run;
  return {
    ...session,
    participants: session.participants.with(SELF, { ...self, runs: self.runs.map(cut) }),
  };
}

function withRunLimit(session: Session, runLimit: number): Session {
  const [first, ...others] = session.plan.rounds;
  return { ...session, plan: { rounds: [{ ...first, runLimit }, ...others] } };
}

function Naming({ session }: { session: Session }) {
  return <NameNotice self={selfIn(session)} disabled={false} onChoose={accepted} />;
}

function Between({
  session,
  digest,
}: {
  session: Session;
  digest: ComponentProps<typeof BetweenView>["digest"];
}) {
  return (
    <BetweenView
      {...FRAME}
      {...seated(session)}
      round={0}
      task={CHALLENGE.task}
      digest={digest}
      news={null}
      questions={null}
      own={null}
    />
  );
}

function TestOpen() {
  const session = useMemo(() => classAt({ moment: "tested" }), []);
  const digest = useMemo(() => ({ digest: digestOf(session, 0), failed: false }), [session]);
  return <Between session={session} digest={digest} />;
}

function Ended() {
  const session = useMemo(() => classAt({ moment: "ended" }), []);
  return (
    <EndedView title={TITLE} replay="#">
      <Podium session={session} size="lab" />
      <RoundResult {...seated(session)} round={0} task={CHALLENGE.task} />
    </EndedView>
  );
}
