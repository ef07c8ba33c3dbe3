// Runs on any Node, however old: plain syntax only, and nothing that needs a newer Node may be imported before it has run.
import { readFileSync } from "node:fs";

/** Ends the process with a sentence when this Node is older than `engines.node` of package.json. */
export function requireNode() {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const wanted = manifest.engines.node.replace(">=", "");
  if (isAtLeast(process.versions.node, wanted)) return;
  console.error(
    `Downhill needs Node.js ${wanted} or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Compares versions such as "20.19" and "22.1.0" number by number; missing numbers count as zero. */
export function isAtLeast(version, floor) {
  const have = version.split(".").map(Number);
  const need = floor.split(".").map(Number);
  for (let part = 0; part < need.length; part++) {
    const difference = (have[part] || 0) - need[part];
    if (difference !== 0) return difference > 0;
  }
  return true;
}
