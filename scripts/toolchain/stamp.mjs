import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What this file was last stamped with; null when it is not there. */
export function readStamp(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, value);
}
