import { readFileSync } from "node:fs";
import { inRoot } from "./root.mjs";

/**
 * Whether `.gitignore` excludes a file, as `(relative, name) → boolean`. Supports only the patterns in use here: a name (`dist/`), a
 * path (`app/made/`) and an extension (`*.tsbuildinfo`).
 */
export function ignoredBy(patterns) {
  const wanted = patterns
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.replace(/^\//, "").replace(/\/$/, ""));
  return (relative, name) =>
    wanted.some((pattern) => {
      if (pattern.startsWith("*")) return name.endsWith(pattern.slice(1));
      return pattern.includes("/") ? relative === pattern : name === pattern;
    });
}

export function ignoredHere() {
  return ignoredBy(readFileSync(inRoot(".gitignore"), "utf8"));
}
