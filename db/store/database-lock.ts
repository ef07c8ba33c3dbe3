import { createHash } from "node:crypto";
import { readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { takeBeat } from "@/db/lock-beat";

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
