import type { Curve } from "@/lib/learning/curves/curve";
import { type Diagnosis, diagnose } from "@/lib/learning/curves/diagnosis";
import { scoreAt } from "@/lib/learning/curves/ranking";
import type { Task } from "@/lib/learning/examples/task";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { besideInClass } from "@/lib/session/insights/beside";
import type { Run, Session } from "@/lib/session/log/session";
import { resultOf } from "./trained-again";
import type { Trained } from "./what-if-bench";

/** What became of a run. `score`: as its round ranks, from what was measured; null where nothing was. */
type Became = {
  readonly curve: Curve;
  readonly score: number | null;
  readonly diagnosis: Diagnosis | null;
};

type InClass = { readonly final: Session; readonly run: Run; readonly task: Task };

/** What became of a run in class and here, both judged beside the class's other runs. */
export function compared(
  { final, run, task }: InClass,
  trained: Trained,
): { readonly before: Became; readonly after: Became } {
  const { lane, settings } = trained;
  return {
    before: inClass({ final, run, task }),
    after: became({ final, run, task }, lane.lossCurve, settings, lane.end === "diverged"),
  };
}

export function inClass(known: InClass): Became {
  const { network, hyperparameters, curve, end } = known.run;
  return became(known, curve, { network, hyperparameters }, end?.reason === "diverged");
}

function became({ final, run, task }: InClass, curve: Curve, settings: Settings, diverged: boolean): Became {
  const result = resultOf(curve, settings.hyperparameters.epochs, run.ranking);
  const beside = besideInClass(final, { ...run, ...settings, curve });
  return {
    curve,
    score: result && scoreAt(result, run.ranking.on),
    diagnosis: diagnose(curve, { task, settings, diverged, beside }),
  };
}
