import { readFileSync } from "node:fs";
import { hashOf } from "./fingerprint.mjs";
import { inRoot } from "./root.mjs";
import { run } from "./run.mjs";
import { readStamp, writeStamp } from "./stamp.mjs";

/** In node_modules, so that it is deleted with them. */
const STAMP = inRoot("node_modules", ".downhill-installed");

/** Build tools are needed whatever NODE_ENV says, and so are this platform's native packages. */
const FLAGS = ["--include=dev", "--include=optional", "--no-audit", "--no-fund", "--prefer-offline"];

/** Installs the packages of the lockfile, if they have changed since the last time. Ends the process when that fails. */
export async function ensureInstalled() {
  const wanted = hashOf(
    readFileSync(inRoot("package-lock.json"), "utf8"),
    // Native packages are for one of these only.
    `${process.versions.modules} ${process.platform} ${process.arch}`,
  );
  if (readStamp(STAMP) === wanted) return;
  console.log("Installing packages…");
  // A registry that lacks another platform's optional package makes `npm ci` refuse; `npm install` copes.
  if ((await npm("ci")) !== 0 && (await npm("install")) !== 0) {
    console.error("The packages could not be installed. Can this machine reach the npm registry?");
    process.exit(1);
  }
  writeStamp(STAMP, wanted);
}

/** The npm that runs us, else the one on the path. */
function npm(verb) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith("js")
    ? run(process.execPath, [cli, verb, ...FLAGS])
    : run("npm", [verb, ...FLAGS], { shell: process.platform === "win32" });
}
