import { existsSync } from "node:fs";
import { fingerprint } from "./fingerprint.mjs";
import { ignoredHere } from "./ignored.mjs";
import { inRoot, root } from "./root.mjs";
import { runNode } from "./run.mjs";
import { readStamp, writeStamp } from "./stamp.mjs";

/** Beside the build, so that it is deleted with it. */
const STAMP = inRoot("dist", ".sources");
const BUILT = [
  inRoot("dist", "server.mjs"),
  inRoot("dist", "referee.mjs"),
  inRoot("dist", "replay.mjs"),
  inRoot("dist", "data.mjs"),
  inRoot(".next", "BUILD_ID"),
];

/** Folders whose files are not part of the build. */
const APART = new Set(["bench", "design", "docs", "e2e", "scripts/testing"]);

/** Builds pages and server if the sources have changed since the last build. Resolves to whether there is a build now. */
export async function ensureBuilt() {
  const wanted = sources();
  if (BUILT.every(existsSync) && readStamp(STAMP) === wanted) return true;
  console.log("Building…");
  // A build is always for production, whatever the shell's NODE_ENV.
  const status = await runNode([inRoot("scripts", "build.mjs")], { env: { NODE_ENV: "production" } });
  if (status === 0) writeStamp(STAMP, wanted);
  return status === 0;
}

function sources() {
  const ignored = ignoredHere();
  return fingerprint(
    root,
    (relative, name) => ignored(relative, name) || APART.has(relative) || /^\.|\.md$|\.test\.\w+$/.test(name),
  );
}
