import type { EngineName } from "@/lib/learning/training/engine-choice";
import { createTrainer, type Trainer } from "@/lib/trainer/run/trainer";
import type { EngineSpeed } from "./measured";
import { picturesRun, pointsRun, type TrialRun } from "./trial-runs";

/** How long a run is timed, once it has got going. */
const TIMED_MS = 1_500;
/** An engine that has not taken a step by then, compiling included, is of no use in a lesson. */
const PATIENCE_MS = 8_000;

/** Times each engine on two runs of a lesson, in the worker that trains in a lesson. */
export async function measureSpeeds(
  engines: readonly EngineName[],
  over: AbortSignal,
): Promise<readonly EngineSpeed[]> {
  const runs = { points: pointsRun(), pictures: picturesRun() };
  const speeds: EngineSpeed[] = [];
  for (const engine of engines) {
    const points = await timeRun(runs.points, engine, over);
    speeds.push({ engine, points, pictures: await timeRun(runs.pictures, engine, over) });
  }
  return speeds;
}

/** Steps per second; null if the engine does not train this. In a worker of its own, so that nothing is left of it. */
function timeRun(run: TrialRun, engine: EngineName, over: AbortSignal): Promise<number | null> {
  if (over.aborted) return Promise.resolve(null);
  const trainer = createTrainer();
  const ended = new AbortController();
  return new Promise<number | null>((resolve) => {
    over.addEventListener("abort", () => resolve(null), { signal: ended.signal });
    time(trainer, run, engine, resolve);
  }).finally(() => {
    ended.abort();
    trainer.dispose();
  });
}

function time(
  trainer: Trainer,
  { spec, examples }: TrialRun,
  engine: EngineName,
  done: (rate: number | null) => void,
): void {
  /** The first progress, and the last; before the first, an engine compiles. */
  const seen: { step: number; at: number }[] = [];
  const rate = () => {
    const [first, last] = [seen[0], seen.at(-1)];
    if (!first || !last || last.step === first.step || last.at <= first.at) return null;
    return (1000 * (last.step - first.step)) / (last.at - first.at);
  };
  const late = setTimeout(() => done(rate()), PATIENCE_MS);
  const end = (found: number | null) => {
    clearTimeout(late);
    done(found);
  };
  trainer.load(examples);
  trainer.start(
    spec,
    { pace: "fast", engine },
    {
      // Another engine has taken over.
      started: ({ chosen }) => chosen === "device-lost" && end(null),
      points() {},
      progress({ step, elapsedMs }) {
        if (step === 0) return;
        seen.push({ step, at: elapsedMs });
        if (elapsedMs - seen[0]!.at >= TIMED_MS) end(rate());
      },
      resumePoint() {},
      ended: () => end(rate()),
      failed: () => end(null),
    },
  );
}
