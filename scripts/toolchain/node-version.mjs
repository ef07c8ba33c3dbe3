// Read by whatever Node there is, however old: plain syntax, and nothing that needs a newer one may be imported before it ran.
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

/** Versions such as "20.19" or "22.1.0", compared number by number; what is left out counts as zero. */
export function isAtLeast(version, floor) {
  const have = version.split(".").map(Number);
  const need = floor.split(".").map(Number);
  for (let part = 0; part < need.length; part++) {
    const difference = (have[part] || 0) - need[part];
    if (difference !== 0) return difference > 0;
  }
  return true;
}
