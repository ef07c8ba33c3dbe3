import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DatabaseInUse, lockFolder } from "@/db/store/database-lock";

const LOOK_EVERY_MS = 100;

/**
 * The path of a file or folder that is costly to make and the same for all test files, in npm's cache folder: only one process makes
 * it, and the others wait. `make` writes it to the path that it gets. `name`: says what it depends on, such as a version.
 */
export async function madeOnce(name: string, make: (partial: string) => Promise<void>): Promise<string> {
  const cache = path.resolve("node_modules/.cache/downhill");
  const made = path.join(cache, name);
  while (!existsSync(made)) {
    const lock = path.join(cache, `${name}.lock`);
    mkdirSync(lock, { recursive: true });
    const release = await lockFolder(lock).catch((error) => {
      if (error instanceof DatabaseInUse) return null;
      throw error;
    });
    if (release === null) {
      await pause(LOOK_EVERY_MS);
      continue;
    }
    try {
      if (existsSync(made)) break;
      const partial = path.join(lock, "partial");
      rmSync(partial, { recursive: true, force: true });
      await make(partial);
      renameSync(partial, made);
    } finally {
      await release();
    }
  }
  return made;
}
