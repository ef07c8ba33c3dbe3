import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { RefereeTask } from "./referee";

let bundled: Promise<URL> | null = null;

/** The referee's thread as one file: a thread cannot load TypeScript. Bundled once a process. */
export function bundledRefereeThread(): Promise<URL> {
  bundled ??= bundle("");
  return bundled;
}

/** One that waits before each task, for as many milliseconds as `slowness` says of it: heavy networks, without their heat. `slowness` is an arrow function that refers to nothing around it. */
export function slowRefereeThread(slowness: (task: RefereeTask) => number): Promise<URL> {
  return bundle(`
import { parentPort as slowPort } from "node:worker_threads";
const listen = slowPort.on.bind(slowPort);
slowPort.on = (event, hear) =>
  listen(event, (task) => setTimeout(hear, (${slowness})(task), task));`);
}

async function bundle(banner: string): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), "downhill-referee-"));
  const outfile = join(folder, "referee.mjs");
  await build({
    entryPoints: [new URL("./thread.ts", import.meta.url).pathname],
    outfile,
    banner: { js: banner },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return pathToFileURL(outfile);
}
