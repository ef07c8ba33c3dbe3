import { createRunKeeper } from "@/lib/client/run/run-keeper";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import { classroom, keepsNothing, round, scriptedTrainer } from "./run-keeper";

/** A lab in the first round of a class with the real rules and a scripted trainer. */
export function labInClass(
  pause: (milliseconds: number) => Promise<void> = () => new Promise((resume) => setImmediate(resume)),
) {
  const klass = classroom();
  klass.host({ type: "start-round", round: 0 });
  const { trainer, listeners, compared, asked } = scriptedTrainer();
  /** Run, step and weights of each uploaded checkpoint. */
  const uploads: number[][] = [];
  let refusal: ProblemCode | null = null;
  let isReachable = true;
  const keeper = createRunKeeper({
    sessionId: "s",
    trainer,
    engine: "auto",
    send: async (command) =>
      isReachable ? klass.send(command) : { ok: false, problem: problem("no-answer") },
    put: async ({ run, step, weights }) => {
      uploads.push([run, step, ...weights]);
      return refusal;
    },
    get: async () => null,
    claim: keepsNothing,
    pause,
    now: () => 0,
    chance: () => 0.5,
  });
  keeper.enter(round);
  keeper.setOwnRuns(0, klass.runs());
  return {
    keeper,
    klass,
    listeners,
    compared,
    asked,
    uploads,
    refuse: (code: ProblemCode) => {
      refusal = code;
    },
    reach: (can: boolean) => {
      isReachable = can;
    },
  };
}
