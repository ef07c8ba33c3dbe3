import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

let bundled: Promise<URL> | null = null;

/** The referee's thread as one file: a thread cannot load TypeScript. Bundled once a process. */
export function bundledRefereeThread(): Promise<URL> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), "downhill-referee-"));
  const outfile = join(folder, "referee.mjs");
  await build({
    entryPoints: [new URL("./thread.ts", import.meta.url).pathname],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return pathToFileURL(outfile);
}
