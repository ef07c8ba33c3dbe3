import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { isListening } from "@/lib/testing/database/ports";
import { bundledProgram } from "./programs";

/** A server in a process of its own. */
export type ServerChild = {
  /** Resolves when it listens, rejects when it ends before that. */
  readonly listening: Promise<void>;
  /** Its log so far. */
  log(): string;
  /** Its resident memory in megabytes; NaN when it has ended. */
  residentMegabytes(): number;
  /** `kill -9`; resolves once it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to its exit code. */
  terminate(): Promise<number | null>;
};

export type ServerSettings = Readonly<Record<string, string>>;

const LOOK_EVERY_MS = 25;

/** Node's arguments for a class server without pages, and its threads. Bundled, since one class may outlive many of them. */
function bareServer(): readonly string[] {
  return [
    bundledProgram("lib/testing/server/server-process.ts"),
    bundledProgram("lib/server/referee/thread.ts"),
    bundledProgram("lib/server/replay/thread.ts"),
  ];
}

/** Starts a server on `port`. `program`: Node's arguments, if not those of a class server without pages. */
export function serveApart(
  port: number,
  settings: ServerSettings,
  program: readonly string[] = bareServer(),
): ServerChild {
  // The tests sign their teachers' cookies with it.
  process.env.NEXTAUTH_SECRET ??= "a secret for tests only";
  const env = { LOG_LEVEL: "warn", HOST: "127.0.0.1" };
  const child = spawn(process.execPath, program, {
    env: { ...process.env, ...env, ...settings, PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (text) => {
    log += text;
  });
  const gone = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const endWithUs = () => void child.kill("SIGKILL");
  process.once("exit", endWithUs);
  void gone.then(() => process.off("exit", endWithUs));
  const listening = (async () => {
    while (!(await isListening(port))) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`The server ended before it listened:\n${log}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  })();
  listening.catch(() => {});
  return {
    listening,
    log: () => log,
    residentMegabytes() {
      const gone = child.exitCode !== null || child.signalCode !== null;
      const status = gone ? "" : readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
    terminate() {
      child.kill("SIGTERM");
      return gone;
    },
  };
}
