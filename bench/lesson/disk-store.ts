import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Seed } from "@/lib/learning/numbers/random";
import type { RunStore } from "@/lib/rehearsal/rehearsal";
import type { RehearsedRun } from "@/lib/rehearsal/rehearsed-run";

/** Outside git. To be deleted by hand after a change of the engine, of the score or of a challenge's examples, which it cannot notice. */
const FOLDER = "node_modules/.cache/downhill-lesson";

/** Keeps the runs of one class's examples on disk, so that a plan can be changed and rehearsed again in seconds. */
export function diskStore(
  { id, counts }: Challenge,
  seed: Seed,
): RunStore & { save(): void; readonly took: readonly number[] } {
  const file = path.join(FOLDER, `${id}-${Object.values(counts).join("-")}-${seed}.bin`);
  const runs = existsSync(file)
    ? (deserialize(readFileSync(file)) as Map<string, RehearsedRun>)
    : new Map<string, RehearsedRun>();
  const took: number[] = [];
  return {
    took,
    get: (settings) => runs.get(JSON.stringify(settings)) ?? null,
    set(settings, run, milliseconds) {
      took.push(milliseconds);
      runs.set(JSON.stringify(settings), run);
    },
    save() {
      if (took.length === 0) return;
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(`${file}.new`, serialize(runs));
      renameSync(`${file}.new`, file);
    },
  };
}
