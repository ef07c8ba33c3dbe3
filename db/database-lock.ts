import { createHash } from "node:crypto";
import { readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** The embedded database is open in another process: two on one folder would destroy each other's rows. */
export class DatabaseInUse extends Error {
  override name = "DatabaseInUse";
}

/**
 * Takes the lock on a data folder until the returned function is called or this process dies, however it dies: it is a
 * listening socket, which the kernel closes (on Linux without a name in any folder). Throws `DatabaseInUse` with
 * the pid of the process that has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const pidFile = path.join(folder, "server.pid");
  const address = lockAddress(folder);
  for (let attempt = 0; ; attempt++) {
    const release = await listen(address, () => writeFileSync(pidFile, `${process.pid}\n`));
    if (release) return release;
    if (attempt > 0 || (await answers(address))) throw new DatabaseInUse(inUse(folder, pidFile));
    // A socket with a name outlives the process that died without closing it.
    rmSync(address, { force: true });
  }
}

function lockAddress(folder: string): string {
  const id = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32);
  if (process.platform === "linux") return `\0downhill-${id}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\downhill-${id}`;
  return path.join(tmpdir(), `downhill-${id}.sock`);
}

/** What frees the address again; null when someone else has it. */
function listen(address: string, taken: () => void): Promise<(() => Promise<void>) | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      taken();
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
