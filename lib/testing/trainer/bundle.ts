import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

const root = new URL("../../../", import.meta.url).pathname;

export type Bundle = { readonly folder: string; dispose(): Promise<void> };

/**
 * Bundles modules of the trainer, split at dynamic imports as the real build does, into a folder of their own.
 * TensorFlow.js publishes modules that only a bundler can resolve, so that neither Node nor a browser loads them as they are.
 */
export async function bundle(entries: Record<string, string>, options: BuildOptions): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), "downhill-trainer-"));
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    mainFields: ["module", "main"],
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
    ...options,
  });
  return { folder, dispose: () => rm(folder, { recursive: true, force: true }) };
}
