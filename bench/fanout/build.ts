import { mkdirSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { SERVER_BUNDLE } from "@/scripts/build.mjs";

const root = new URL("../../", import.meta.url).pathname;

/** The programs of the fan-out's benchmark as files. */
export type FanoutPrograms = {
  readonly server: string;
  readonly students: string;
  dispose(): Promise<void>;
};

/** Bundles them as a release is: run from their sources they would be slower, for functions are given their names again and again. */
export async function buildFanout(): Promise<FanoutPrograms> {
  // Inside the repository, where packages are found.
  mkdirSync(path.join(root, "dist"), { recursive: true });
  const folder = mkdtempSync(path.join(root, "dist", "fanout-"));
  await build({
    ...SERVER_BUNDLE,
    entryPoints: {
      server: "bench/fanout/server.ts",
      students: "bench/fanout/students.ts",
      referee: "lib/server/referee/thread.ts",
      replay: "lib/server/replay/index-thread.ts",
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
