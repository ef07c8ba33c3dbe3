import { randomUUID } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** Where a lock's beat is and who beats. `place`: where other locks than this one are seen. */
export type BeatOptions = {
  readonly file: string;
  readonly place: string;
  readonly beatMs: number;
  /** Somebody else has taken the beat, because this process did not beat for so long: it must not go on. */
  lost(): void;
};

/** A beat is missing when nothing has come for so many times its length: a busy process may be late. */
const PATIENCE_BEATS = 6;

/**
 * Takes the beat in `file`, which says across containers that a folder is in use: a file that its owner touches again and again. Null when
 * somebody in another place beats; else what gives it back. It cannot tell a process that is frozen from a dead one.
 */
export async function takeBeat(options: BeatOptions): Promise<(() => void) | null> {
  const mine = `${options.place}\n${randomUUID()}\n`;
  if (!createFile(options.file, mine) && !(await takeOver(options, mine))) return null;
  const timer = setInterval(() => {
    if (contentOf(options.file) !== mine) {
      clearInterval(timer);
      options.lost();
      return;
    }
    const now = new Date();
    utimesSync(options.file, now, now);
  }, options.beatMs).unref();
  return () => {
    clearInterval(timer);
    if (contentOf(options.file) === mine) rmSync(options.file, { force: true });
  };
}

async function takeOver({ file, place, beatMs }: BeatOptions, mine: string): Promise<boolean> {
  const before = contentOf(file);
  // In this place its owner would be seen otherwise, so it is gone.
  if (before?.split("\n")[0] !== place && (await beats(file, beatMs))) return false;
  writeFileSync(file, mine);
  // Of several that take over at once the last one to write has it.
  await pause(beatMs / 2);
  return contentOf(file) === mine;
}

async function beats(file: string, beatMs: number): Promise<boolean> {
  const before = beatOf(file);
  for (let beat = 0; beat < PATIENCE_BEATS; beat++) {
    await pause(beatMs);
    if (beatOf(file) !== before) return true;
  }
  return false;
}

/** False when it is there already. */
function createFile(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function beatOf(file: string): string {
  try {
    // Opened first: some network file systems only look again then.
    closeSync(openSync(file, "r"));
    return `${statSync(file).mtimeMs} ${contentOf(file)}`;
  } catch {
    return "";
  }
}
