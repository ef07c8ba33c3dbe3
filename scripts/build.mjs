// Builds what `npm start` serves: the pages into .next, the server and its threads into dist,
// and the player of replays that are web pages into dist/static.
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildPlayer } from "./build-player.mjs";
import { compressStatic } from "./compress-static.mjs";
import { writeServiceWorker } from "./offline/write-service-worker.mjs";
import { inRoot, root } from "./toolchain/root.mjs";
import { endTogether, runNode } from "./toolchain/run.mjs";
import { productVersion } from "./toolchain/version.mjs";

const DOWNHILL_VERSION = productVersion();

/** How the server is bundled: our own files into one each for the server, its threads and the backup commands; packages stay external. */
export const SERVER_BUNDLE = {
  absWorkingDir: root,
  entryPoints: {
    server: "lib/server/main.ts",
    referee: "lib/server/referee/thread.ts",
    replay: "lib/server/replay/thread.ts",
    data: "lib/server/operations/data-command.ts",
  },
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  define: { "process.env.DOWNHILL_VERSION": JSON.stringify(DOWNHILL_VERSION) },
  logLevel: "warning",
};

/** Resolves to whether everything was built; errors have been printed. */
export async function build() {
  // A development server may have left types of routes that no longer exist.
  rmSync(inRoot(".next", "dev", "types"), { recursive: true, force: true });
  const next = inRoot("node_modules", "next", "dist", "bin", "next");
  if ((await runNode([next, "build"], { env: { NODE_ENV: "production", DOWNHILL_VERSION } })) !== 0)
    return false;
  await compressStatic();
  try {
    await buildPlayer(DOWNHILL_VERSION);
  } catch (error) {
    console.error("The player of replays could not be built.", error);
    return false;
  }
  writeServiceWorker();
  const esbuild = await import("esbuild");
  return esbuild.build(SERVER_BUNDLE).then(
    () => true,
    () => false,
  );
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  endTogether();
  process.exit((await build()) ? 0 : 1);
}
