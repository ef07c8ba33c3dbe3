import { createRunKeeper } from "@/lib/client/run/run-keeper";
import { claimSeat, openLabDatabase } from "@/lib/client/storage/seat-storage";
import { lengthOf } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { TODAYS_SCORE_FLOOR } from "@/lib/learning/training/score-rules";
import type { Pace } from "@/lib/learning/training/training";
import type { Valley } from "@/lib/learning/training/valley";
import { encodeSplit, splitPath } from "@/lib/protocol/split";
import { moons } from "@/lib/testing/trainer/lessons";
import { pause } from "@/lib/trainer/run/slices";
import { createTrainer } from "@/lib/trainer/run/trainer";
import type { ClassSight, LabPorts } from "./lab";

/** A page with a lab but no screen: the real worker and the real storage in a real browser. The class is in the test. */

const SESSION = "a class";
/** Many pages share a busy machine in tests, which are about what a browser has stored, however long it takes to open that. */
const PATIENCE_MS = 60_000;
const lesson = moons({ epochs: 300 });
const { network, hyperparameters, task, featureShape, seed } = lesson.spec;
const SETTINGS: Settings = { network, hyperparameters };
const challenge: ChallengeInfo = {
  ...{ id: "moons", task, view: "plane", featureShape, preset: SETTINGS },
  counts: { train: lesson.examples.train.count, validation: lesson.examples.validation.count, test: 0 },
};
const ports = globalThis as never as LabPorts;

const realFetch = fetch;
globalThis.fetch = async (input, init) => {
  for (const name of ["train", "validation"] as const) {
    if (input !== splitPath(SESSION, 0, name)) continue;
    const bytes = new Blob([encodeSplit(lesson.examples[name]) as BlobPart]).stream();
    return new Response(bytes.pipeThrough(new CompressionStream("gzip")));
  }
  return realFetch(input, init);
};

const keeper = createRunKeeper({
  sessionId: SESSION,
  trainer: createTrainer(),
  engine: "simd",
  send: (command) => ports.tellClass(command),
  put: ({ run, step, weights }) => ports.putNetwork(run, step, [...weights]),
  get: (run) => ports.getNetwork(run).then((weights) => weights && new Float32Array(weights)),
  claim: (seat) =>
    claimSeat({
      session: SESSION,
      seat,
      owner: String(Math.random()),
      now: Date.now(),
      patience: PATIENCE_MS,
    }),
  pause,
  now: () => performance.now(),
  chance: Math.random,
});

const see = ({ isRunning, ranking, runs }: ClassSight) => {
  keeper.enter(isRunning ? { round: 0, seed, challenge, ranking, floor: TODAYS_SCORE_FLOOR } : null);
  keeper.setOwnRuns(0, runs);
};
void (async () => {
  for (let seen = -1; ; ) {
    const sight = await ports.lookAtClass(seen);
    if (sight) see(sight);
    seen = sight?.number ?? seen;
    await pause(100);
  }
})();

export const scenarios = {
  async train(pace: Pace): Promise<void> {
    keeper.setPace(pace);
    keeper.start(SETTINGS);
  },
  async setPace(pace: Pace): Promise<void> {
    keeper.setPace(pace);
  },
  async stop(): Promise<void> {
    keeper.stop();
  },
  async finish(): Promise<void> {
    await keeper.finish();
  },
  /** What the current network predicts for two points, and what slow motion and the valley show of it. */
  async network() {
    const outputs = await keeper.predict(new Float32Array([0.3, 0.1, -1, 2]), 2);
    const trace = await keeper.trace("run", 0);
    const valley = await new Promise<Valley | null>((resolve) => {
      keeper.valley((found, done) => done && resolve(found));
    });
    return {
      outputs: outputs && [...outputs],
      trace: trace && { step: trace.step, loss: trace.batch.loss, update: trace.totals.updateSize },
      valley: valley && {
        directions: valley.directions,
        stops: valley.path.length,
        losses: [...valley.losses],
      },
    };
  },
  /** The stored runs, as the next page would find them. */
  async stored() {
    const database = await openLabDatabase();
    const rows = await database.getAll("runs");
    database.close();
    return rows.map(({ curve, state, end, delivered, network, trajectory }) => ({
      points: lengthOf(curve),
      state: state?.step ?? 0,
      ...{ end, delivered, network, stands: trajectory !== null },
    }));
  },
  async state() {
    const { status, run, curve, progress, waiting, keeping, news, elsewhere, checking, models } =
      keeper.store.getState();
    return {
      ...{ status, run, waiting, keeping, news, elsewhere },
      points: lengthOf(curve),
      /** The current step, and that of the last measured point. */
      step: progress?.step ?? 0,
      measured: curve.step.at(-1) ?? 0,
      checking: [...checking],
      models: [...models.keys()],
    };
  },
};
(globalThis as { scenarios?: typeof scenarios }).scenarios = scenarios;
