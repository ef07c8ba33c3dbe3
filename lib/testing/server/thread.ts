import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { RefereeTask } from "@/lib/server/referee/referee";

const THREADS = {
  referee: "../../server/referee/thread.ts",
  replay: "../../server/replay/thread.ts",
} as const;
type Thread = keyof typeof THREADS;

let bundled: Promise<string> | null = null;

/** Bundles a thread of the server into one file, because a thread cannot load TypeScript. All are bundled together, once per process. */
export async function bundledThread(name: Thread): Promise<URL> {
  bundled ??= bundle(["referee", "replay"]);
  return pathToFileURL(join(await bundled, `${name}.mjs`));
}

/** The referee's thread, but it waits before each task for the milliseconds that `slowness` returns: simulates large networks without the computation. `slowness` must be an arrow function without outer references. */
export async function slowRefereeThread(slowness: (task: RefereeTask) => number): Promise<URL> {
  const banner = `
import { parentPort as slowPort } from "node:worker_threads";
const listen = slowPort.on.bind(slowPort);
slowPort.on = (event, hear) =>
  listen(event, (task) => setTimeout(hear, (${slowness})(task), task));`;
  return pathToFileURL(join(await bundle(["referee"], banner), "referee.mjs"));
}

async function bundle(names: readonly Thread[], banner = ""): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "downhill-threads-"));
  const entries = names.map((name) => [name, new URL(THREADS[name], import.meta.url).pathname]);
  await build({
    entryPoints: Object.fromEntries(entries),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    banner: { js: banner },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return folder;
}
