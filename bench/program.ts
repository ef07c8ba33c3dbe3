import { fork } from "node:child_process";

/** A benchmark program in a process of its own, which ends with the process that started it. */
export type Program<Asked> = {
  /** Rejects if the program ends before it answers. */
  ask<Answer>(asked: Asked): Promise<Answer>;
  close(): Promise<void>;
};

/** How long a program may take to close. */
const CLOSING_MS = 10_000;

type Message = { readonly id: number; readonly answer: unknown; readonly problem?: string };

/** `file`: the path of a program, built or in TypeScript, that calls `answerParent`. Resolves when it has called it. */
export async function startProgram<Asked>(
  file: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Program<Asked>> {
  const child = fork(file, {
    execArgv: file.endsWith(".ts") ? ["--import", "tsx"] : [],
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
  });
  const waiting = new Map<number, (message: Message) => void>();
  let last = 0;
  const messageOf = (id: number) => new Promise<Message>((resolve) => waiting.set(id, resolve));
  child.on("message", (message: Message) => {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const failed = ended.then(() => Promise.reject(new Error(`${file} has ended.`)));
  // Only those who wait for an answer need to know; otherwise it is no error.
  failed.catch(() => {});
  await Promise.race([messageOf(0), failed]);

  return {
    async ask<Answer>(asked: Asked) {
      const id = ++last;
      const coming = messageOf(id);
      child.send({ id, asked });
      const { answer, problem } = await Promise.race([coming, failed]);
      if (problem !== undefined) throw new Error(problem);
      return answer as Answer;
    },
    async close() {
      if (child.connected) child.disconnect();
      // A program that is too busy would never notice.
      const kill = setTimeout(() => child.kill("SIGKILL"), CLOSING_MS);
      await ended;
      clearTimeout(kill);
    },
  };
}

/** To be called in the program: answers until the parent disconnects, then closes and exits. */
export function answerParent<Asked>(
  answer: (asked: Asked) => Promise<unknown> | unknown,
  close: () => Promise<void>,
): void {
  process.on("message", async ({ id, asked }: { id: number; asked: Asked }) => {
    try {
      process.send?.({ id, answer: await answer(asked) });
    } catch (error) {
      process.send?.({ id, answer: null, problem: String(error) });
    }
  });
  process.once("disconnect", async () => {
    await close();
    process.exit(0);
  });
  process.send?.({ id: 0, answer: null });
}
