import { mkdirSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { SERVER_BUNDLE } from "@/scripts/build.mjs";

const root = new URL("../../", import.meta.url).pathname;

/** The files of the fan-out benchmark's programs. */
export type FanoutPrograms = {
  readonly server: string;
  readonly students: string;
  dispose(): Promise<void>;
};

/** Bundles the programs as a release is bundled. Run from source by tsx they would be slower, since it keeps function names at a cost. */
export async function buildFanout(): Promise<FanoutPrograms> {
  // Inside the repository, so that packages are found.
  mkdirSync(path.join(root, "dist"), { recursive: true });
  const folder = mkdtempSync(path.join(root, "dist", "fanout-"));
  await build({
    ...SERVER_BUNDLE,
    entryPoints: {
      server: "bench/fanout/server.ts",
      students: "bench/fanout/students.ts",
      referee: "lib/server/referee/thread.ts",
      replay: "lib/server/replay/thread.ts",
    },
    outdir: folder,
    sourcemap: false,
    logLevel: "error",
  });
  return {
    server: path.join(folder, "server.mjs"),
    students: path.join(folder, "students.mjs"),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
