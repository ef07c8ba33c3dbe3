import { parentPort } from "node:worker_threads";
import { significanceRanks } from "@/lib/learning/significance";
import { unreachable } from "@/lib/learning/unreachable";
import { examine } from "./examination";
import type { RefereeAnswer, RefereeTask } from "./referee";
import { retrain } from "./retraining";

/** The referee's own thread: what it computes never holds up the live class. One task after the other. */
async function carryOut(task: RefereeTask): Promise<RefereeAnswer> {
  switch (task.type) {
    case "examine":
      return examine(task.trained, task.split);
    case "retrain":
      return retrain(task.run, () => performance.now());
    case "rank":
      return significanceRanks(task.losses);
    default:
      return unreachable(task);
  }
}

let turn: Promise<unknown> = Promise.resolve();
parentPort?.on("message", ({ id, task }: { id: number; task: RefereeTask }) => {
  turn = turn.then(async () => {
    try {
      parentPort?.postMessage({ id, answer: await carryOut(task) });
    } catch (error) {
      parentPort?.postMessage({ id, failed: error instanceof Error ? error.message : String(error) });
    }
  });
});
