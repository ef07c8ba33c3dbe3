import { type Curve, type CurvePoint, lastPoint, lengthOf } from "@/lib/learning/curves/curve";
import { countedPoint } from "@/lib/learning/curves/ranking";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { LabTraining } from "@/lib/learning/training/training";
import { isSetAside, scoreOf } from "@/lib/session/board/leaderboard";
import type { EndReason, RunNumber } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";

/** One of the student's runs as the lab shows it, with every point that this page has of it. */
export type ShownRun = {
  readonly number: RunNumber;
  /** 1 for the student's first run of the round. */
  readonly ordinal: number;
  readonly settings: Settings;
  readonly curve: Curve;
  /** The point that it counts by; null while it has none. */
  readonly best: CurvePoint | null;
  readonly ranking: Run["ranking"];
  /** What the class found when it checked the run; null until it has. */
  readonly verdict: Run["verdict"];
  readonly unproven: boolean;
  /** What the class found when it trained the run again; null until it has. */
  readonly reproduction: Run["reproduction"];
  /** Null while it is running. */
  readonly end: EndReason | null;
};

/** Each run as it was last shown, for as long as nothing in it changes: what shows it must not render again because another run trains. */
const lastShown = new WeakMap<Run, ShownRun>();

/**
 * The student's runs of a round, the first one first. The class keeps fewer points of a run than the page that trains it, so the points
 * of runs trained here come from `curves` and from the current training. A run in which nothing has changed is the same object as before.
 */
export function shownRuns(
  ownRuns: readonly Run[],
  round: number,
  training: Pick<LabTraining, "run" | "curve">,
  curves: ReadonlyMap<RunNumber, Curve>,
): ShownRun[] {
  return ownRuns
    .filter((run) => run.round === round)
    .map((run, index) => {
      const { number, network, hyperparameters, curve: known, best, ranking, end } = run;
      const here = number === training.run ? training.curve : curves.get(number);
      const curve = here !== undefined && lengthOf(here) >= lengthOf(known) ? here : known;
      const ordinal = index + 1;
      const before = lastShown.get(run);
      if (before?.curve === curve && before.ordinal === ordinal) return before;
      const shown: ShownRun = {
        ...{ number, ordinal, settings: { network, hyperparameters }, curve },
        best: curve === here ? countedPoint(curve, hyperparameters.epochs, ranking) : best,
        ranking,
        end: end?.reason ?? null,
        ...{ verdict: run.verdict, unproven: run.unproven, reproduction: run.reproduction },
      };
      lastShown.set(run, shown);
      return shown;
    });
}

/** The run whose curves are shown: the one trained here last, else the last of all. */
export function currentRun(runs: readonly ShownRun[], training: Pick<LabTraining, "run">): ShownRun | null {
  return runs.find(({ number }) => number === training.run) ?? runs.at(-1) ?? null;
}

/** The run drawn behind the current one: the one chosen for comparison, else the best of the others. */
export function ghostRun(
  runs: readonly ShownRun[],
  current: ShownRun | null,
  compared: RunNumber | null,
): ShownRun | null {
  const others = runs.filter(({ number }) => number !== current?.number);
  const chosen = others.find(({ number }) => number === compared);
  if (chosen) return chosen;
  return others.reduce<ShownRun | null>(
    (best, run) => (run.best && !isSetAside(run) && (!best || scoreOf(run) > scoreOf(best)) ? run : best),
    null,
  );
}

/** The point whose figures a lab shows: the one that a run counts by or, by final weights, its latest as long as it has none. */
export function shownPoint({ best, curve, ranking }: ShownRun): CurvePoint | null {
  return best ?? (ranking.by === "final-weights" ? lastPoint(curve) : null);
}

/** Whether a run ended before its last epoch, so that by final weights it does not rank. */
export function endedEarly({ best, curve, ranking, end }: ShownRun): boolean {
  return (
    ranking.by === "final-weights" &&
    best === null &&
    lengthOf(curve) > 0 &&
    end !== null &&
    end !== "diverged"
  );
}
