import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const THREADS = { referee: "./thread.ts", replay: "../replay/index-thread.ts" } as const;

let bundled: Promise<string> | null = null;

/** A thread of the server as one file: a thread cannot load TypeScript. All are bundled together, once a process. */
export async function bundledThread(name: keyof typeof THREADS): Promise<URL> {
  bundled ??= bundle();
  return pathToFileURL(join(await bundled, `${name}.mjs`));
}

async function bundle(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "downhill-threads-"));
  const entries = Object.entries(THREADS).map(([name, file]) => [
    name,
    new URL(file, import.meta.url).pathname,
  ]);
  await build({
    entryPoints: Object.fromEntries(entries),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return folder;
}
