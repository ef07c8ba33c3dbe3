import { fileURLToPath } from "node:url";
import { startProgram } from "@/bench/program";
import type { Asked, BenchClass, Delays } from "./server";

/** The class server of the referee benchmark, in a process of its own. */
export type RefereeProcess = {
  openClass(challenge: string): Promise<BenchClass>;
  /** Runs `work` while recording the event-loop delays of the server. */
  watched<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The delays during everything that was watched. */
  delays(): Promise<Delays>;
  close(): Promise<void>;
};

export async function startRefereeProcess(): Promise<RefereeProcess> {
  const { ask, close } = await startProgram<Asked>(fileURLToPath(new URL("./server.ts", import.meta.url)), {
    NEXTAUTH_SECRET: "a secret for measurements only",
  });
  return {
    openClass: (challenge) => ask<BenchClass>({ type: "class", challenge }),
    async watched(work) {
      await ask({ type: "watch" });
      const result = await work();
      await ask({ type: "rest" });
      return result;
    },
    delays: () => ask<Delays>({ type: "delays" }),
    close,
  };
}
