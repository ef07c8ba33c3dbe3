import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { Tree } from "./import-graph";

/** Files that are not text. */
const BINARY = /\.(png|jpe?g|webp|ico|woff2?|wasm|bin)$/;

/** Every text file in the working tree, except what git ignores. Vitest runs in the repository's folder. */
export function workingTree(): Tree {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  const files = [...new Set(listed.split("\0"))].filter((file) => file !== "" && !BINARY.test(file));
  return new Map(
    files
      .filter((file) => existsSync(file))
      .sort()
      .map((file) => [file, readFileSync(file, "utf8")]),
  );
}
