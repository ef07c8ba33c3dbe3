import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The value last written to this file; null when it does not exist. */
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
