import { fileURLToPath } from "node:url";
import { startProgram } from "@/bench/program";
import type { Asked, BenchClass, Delays } from "./server";

/** The class server of the referee's benchmark. */
export type RefereeProcess = {
  openClass(challenge: string): Promise<BenchClass>;
  /** Runs `work` and counts what the event loop of the server kept waiting meanwhile. */
  watched<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Of all that was watched. */
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
