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

/** The embedded database is open in another process: two on one folder would destroy each other's rows. */
export class DatabaseInUse extends Error {
  override name = "DatabaseInUse";
}

/** How often the owner of a folder shows that it lives. Another container waits six times as long before it believes that it does not. */
const BEAT_MS = 2_000;

/**
 * Takes the lock on a data folder until the returned function is called or this process dies, however it dies: it is a
 * listening socket, which the kernel closes (on Linux without a name in any folder). A socket is seen in its own network
 * namespace only, so there is a beat beside it, for containers that share a volume. Throws `DatabaseInUse` with the pid of
 * the process that has it, where that is known. `place`: the namespace; another one only in tests.
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
    // A socket with a name outlives the process that died without closing it.
    rmSync(address, { force: true });
  }
}

/** Which processes would see our socket: those of this network namespace, since this machine was started. */
function ownPlace(): string {
  if (process.platform !== "linux") return hostname();
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/net")}`;
  } catch {
    return hostname();
  }
}

/** Two on one folder destroy each other's rows: nothing more may be written, not even to end politely. */
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

/** What frees the address again; null when someone else has it. */
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

/** Where a lock's beat is and who beats. `place`: where other locks than this one are seen. */
type BeatOptions = {
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
