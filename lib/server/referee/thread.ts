import { parentPort } from "node:worker_threads";
import { significanceRanks } from "@/lib/learning/curves/significance";
import { testPlaces } from "@/lib/learning/curves/test-places";
import { scoreRules } from "@/lib/learning/training/score-rules";
import { unreachable } from "@/lib/learning/unreachable";
import { examine } from "./examination";
import { measureLandscape } from "./landscape";
import type { RefereeAnswer, RefereeTask } from "./referee";
import { retrain } from "./retraining";
import type { Said } from "./threads";
import { invent } from "./vote/inventing";

/** Runs in the referee's own thread, so that it never delays a live class. */
async function carryOut(task: RefereeTask): Promise<RefereeAnswer> {
  switch (task.type) {
    case "examine":
      return examine(task.trained, task.split);
    case "retrain":
      return retrain(task.run, () => performance.now());
    case "invent":
      return invent(task.inventing);
    case "landscape":
      return measureLandscape(task.landscape);
    case "rank":
      return scoreRules(task.rules).brackets ? testPlaces(task.losses) : significanceRanks(task.losses);
    default:
      return unreachable(task);
  }
}

parentPort?.on("message", async (task: RefereeTask) => {
  const said: Said = await carryOut(task).then(
    (answer) => ({ answer }),
    (error) => ({ failed: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(said);
});
