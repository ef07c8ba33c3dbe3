import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inRoot, root } from "./root.mjs";

/**
 * What is built, such as `0.2.0 (1a2b3c4d)`: the package's version and the commit, where this is a clone or `DOWNHILL_COMMIT` names it, as
 * a container's build does.
 */
export function productVersion() {
  const { version } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  const commit = process.env.DOWNHILL_COMMIT?.slice(0, 8) || commitOf(root);
  return commit === null ? version : `${version} (${commit})`;
}

/** Null outside of a clone, such as in an unpacked archive or a container without Git. */
function commitOf(folder) {
  try {
    const options = { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
    return execFileSync("git", ["rev-parse", "--short=8", "HEAD"], options).trim() || null;
  } catch {
    return null;
  }
}
