import { createHash, randomUUID } from "node:crypto";
import {
  closeSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** The database is open in another process: two on one data folder would destroy each other's rows. */
export class DatabaseInUse extends Error {
  override name = "DatabaseInUse";
}

/** How often the owner of a folder shows that it is alive. Another container waits `PATIENCE_BEATS` times as long before it takes over. */
const BEAT_MS = 2_000;

/**
 * Locks a data folder until the returned function is called or this process dies, however it dies: the lock is a listening
 * socket, which the kernel closes (on Linux an abstract one, without a file). A socket is only visible in its own network
 * namespace, so there is a heartbeat file beside it, for containers that share a volume. Throws `DatabaseInUse` with the pid of
 * the process that has the lock, where that is known. `place`: the namespace; overridden in tests.
 */
export async function lockFolder(
  folder: string,
  { place = ownPlace(), beatMs = BEAT_MS, lost = endAtOnce } = {},
): Promise<() => Promise<void>> {
  const pidFile = path.join(folder, "server.pid");
  const release = await takeSocket(lockAddress(folder, place), () => inUse(folder, pidFile));
  const rest = await takeBeat({ file: path.join(folder, "server.beat"), place, beatMs, lost });
  if (!rest) {
    await release();
    throw new DatabaseInUse(
      `${folder} is in use by a server in another container or on another machine. Stop that server first.`,
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return () => {
    rest();
    return release();
  };
}

async function takeSocket(address: string, explain: () => string): Promise<() => Promise<void>> {
  for (let attempt = 0; ; attempt++) {
    const release = await listen(address);
    if (release) return release;
    if (attempt > 0 || (await answers(address))) throw new DatabaseInUse(explain());
    // A socket with a file name outlives a process that died without closing it.
    rmSync(address, { force: true });
  }
}

/** Identifies the processes that can see our socket: those in this network namespace since the machine was booted. */
function ownPlace(): string {
  if (process.platform !== "linux") return hostname();
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/net")}`;
  } catch {
    return hostname();
  }
}

/** Two servers on one folder destroy each other's rows: nothing more may be written, not even for a clean exit. */
function endAtOnce(): void {
  console.error(
    "Another server has taken over the data folder, because this one was frozen for too long. This one stops.",
  );
  process.exit(1);
}

function lockAddress(folder: string, place: string): string {
  const id = createHash("sha256")
    .update(`${realpathSync(folder)}\n${place}`)
    .digest("hex")
    .slice(0, 32);
  if (process.platform === "linux") return `\0downhill-${id}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\downhill-${id}`;
  return path.join(tmpdir(), `downhill-${id}.sock`);
}

/** Resolves to a function that frees the address again; null when someone else has it. */
function listen(address: string): Promise<(() => Promise<void>) | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      resolve(() => new Promise((closed) => server.close(() => closed())));
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(address, () => {
      connection.destroy();
      resolve(true);
    });
    connection.once("error", () => resolve(false));
  });
}

function inUse(folder: string, pidFile: string): string {
  let holder = "another process";
  try {
    holder = `process ${readFileSync(pidFile, "utf8").trim()}`;
  } catch {
    // It has only just taken the lock.
  }
  return `${folder} is in use by ${holder}. Stop it, or set DATA_DIR to another folder for a second server.`;
}

/** Where a lock's heartbeat file is and who writes it. `place`: see `lockFolder`. */
type BeatOptions = {
  readonly file: string;
  readonly place: string;
  readonly beatMs: number;
  /** Somebody else has taken over, because this process did not beat for so long: it must stop. */
  lost(): void;
};

/** Intervals without a beat after which the owner counts as dead: a busy process may be late. */
const PATIENCE_BEATS = 6;

/**
 * Takes the heartbeat file, which its owner touches again and again to show across containers that a folder is in use. Resolves to a
 * function that gives it back; null when somebody in another place is beating. A frozen process looks the same as a dead one.
 */
async function takeBeat(options: BeatOptions): Promise<(() => void) | null> {
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
  // An owner in this place would hold the socket, so it is gone.
  if (before?.split("\n")[0] !== place && (await beats(file, beatMs))) return false;
  writeFileSync(file, mine);
  // Of several that take over at once, the last one to write wins.
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

/** Creates a file; false when it already exists. */
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
    // Some network file systems only refresh a file's times when it is opened.
    closeSync(openSync(file, "r"));
    return `${statSync(file).mtimeMs} ${contentOf(file)}`;
  } catch {
    return "";
  }
}
