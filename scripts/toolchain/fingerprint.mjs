import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export function hashOf(...texts) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
}

/**
 * A hash of the paths and bytes of all files under `folder`. `leaveOut(relative, name)` says whether to skip a file or folder, given its
 * path from `folder` (with `/`) and its name.
 */
export function fingerprint(folder, leaveOut) {
  const hash = createHash("sha256");
  for (const file of filesUnder(folder, "", leaveOut)) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(path.join(folder, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(folder, relative, leaveOut) {
  const entries = readdirSync(path.join(folder, relative), { withFileTypes: true });
  return entries
    .map((entry) => ({ entry, at: relative === "" ? entry.name : `${relative}/${entry.name}` }))
    .filter(({ entry, at }) => !leaveOut(at, entry.name))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .flatMap(({ entry, at }) => {
      if (entry.isDirectory()) return filesUnder(folder, at, leaveOut);
      return entry.isFile() ? [at] : [];
    });
}
