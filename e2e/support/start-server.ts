import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { layNewborn } from "@/lib/testing/database/memory";

/** The built server, as `npm start` runs it, with a data folder of its own. */
export type RunningServer = {
  /** Such as `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Its output so far. */
  output(): string;
  /** Ends it as a service manager would, and removes its data. */
  stop(): Promise<void>;
  /** Ends it and starts it again on the same data and the same port. */
  restart(): Promise<void>;
  /** Ends it, looks at its data folder, and starts it again. */
  lookInto<Result>(look: (dataDir: string) => Promise<Result>): Promise<Result>;
};

const READY = /Downhill is ready at (http:\/\/\S+)/;
const PATIENCE_MS = 60_000;

/** `settings`: besides those of every story. Without `PORT`, any free one. */
export async function startServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "downhill-story-"));
  await layNewborn(dataDir);
  const start = (port: string) => startProcess({ ...settings, DATA_DIR: dataDir, PORT: port });
  let running = await start(settings.PORT ?? "0");
  const { port } = new URL(running.origin);
  return {
    origin: running.origin,
    output: () => running.output(),
    async stop() {
      await running.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
    async restart() {
      await running.end();
      running = await start(port);
    },
    async lookInto(look) {
      await running.end();
      const seen = await look(dataDir);
      running = await start(port);
      return seen;
    },
  };
}

/** `PORT` "0": any free one. */
async function startProcess(settings: Record<string, string>) {
  const child = spawn(process.execPath, ["dist/server.mjs"], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      LOG_LEVEL: "warn",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const origin = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The server did not start:\n${output}`)), PATIENCE_MS);
    const read = (text: Buffer) => {
      output += text;
      const ready = READY.exec(output);
      if (!ready) return;
      clearTimeout(late);
      resolve(new URL(ready[1]).origin);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then(() => reject(new Error(`The server ended:\n${output}`)));
  });
  return {
    origin,
    output: () => output,
    async end() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
