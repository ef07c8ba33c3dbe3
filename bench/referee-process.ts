import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Asked, BenchClass, Delays } from "./referee-server";

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
  const child = fork(fileURLToPath(new URL("./referee-server.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, NEXTAUTH_SECRET: "a secret for measurements only" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const waiting = new Map<number, (answer: unknown) => void>();
  let last = 0;
  const answerTo = (id: number) => new Promise<unknown>((resolve) => waiting.set(id, resolve));
  child.on("message", ({ id, answer }: { id: number; answer: unknown }) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const failed = ended.then(() => Promise.reject(new Error("The class server has ended.")));
  // Whoever waits for it hears of it; when nobody does, all is well.
  failed.catch(() => {});
  await Promise.race([answerTo(0), failed]);

  const ask = <Answer>(asked: Asked): Promise<Answer> => {
    const id = ++last;
    const answer = answerTo(id);
    child.send({ id, asked });
    return Promise.race([answer, failed]) as Promise<Answer>;
  };
  return {
    openClass: (challenge) => ask<BenchClass>({ type: "class", challenge }),
    async watched(work) {
      await ask({ type: "watch" });
      const result = await work();
      await ask({ type: "rest" });
      return result;
    },
    delays: () => ask<Delays>({ type: "delays" }),
    async close() {
      child.disconnect();
      await ended;
    },
  };
}
