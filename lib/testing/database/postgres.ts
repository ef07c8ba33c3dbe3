import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { madeOnce } from "./made-once";
import { freePort, isListening } from "./ports";

/** A PostgreSQL for tests on this machine. `pause` stops it, closing all connections, and `resume` starts it on the same data. */
export type TestPostgres = {
  readonly url: string;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Whether it accepts connections. */
  answers(): Promise<boolean>;
  stop(): Promise<void>;
};

const SUPERUSER = "downhill";

/**
 * Starts one from the system's packages, with an empty data folder in `parent`. Under root it runs as the postgres user, because it
 * refuses to run as root.
 */
export async function startPostgres(parent = tmpdir()): Promise<TestPostgres> {
  const programs = programFolder();
  const folder = mkdtempSync(path.join(parent, "downhill-postgres-"));
  const owner = process.getuid?.() === 0 ? postgresUser() : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, "data");
  const options = { ...owner, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: "C.UTF-8" } };
  execFileSync("cp", ["-R", await emptyData(programs, owner), data]);
  if (owner) execFileSync("chown", ["-R", `${owner.uid}:${owner.gid}`, data]);
  const port = await freePort();

  const start = async () => {
    const args = ["-D", data, "-p", String(port), "-k", folder, "-h", "127.0.0.1", "-F"];
    const child = spawn(path.join(programs, "postgres"), args, {
      ...options,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const endWithUs = () => void child.kill("SIGQUIT");
    process.once("exit", endWithUs);
    void exited.then(() => process.off("exit", endWithUs));
    await new Promise<void>((ready, failed) => {
      let log = "";
      child.stderr.on("data", (text) => {
        log += text;
        if (log.includes("ready to accept connections")) ready();
      });
      child.once("exit", () => failed(new Error(`PostgreSQL did not start:\n${log}`)));
    });
    return async () => {
      child.kill("SIGINT");
      await exited;
    };
  };

  let halt = await start();
  return {
    url: `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres`,
    pause: () => halt(),
    resume: async () => {
      halt = await start();
    },
    answers: () => isListening(port),
    stop: async () => {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A data folder as initdb leaves it. A copy costs a fifth of another call. */
function emptyData(programs: string, owner: Owner | null): Promise<string> {
  const version = execFileSync(path.join(programs, "initdb"), ["--version"], { encoding: "utf8" });
  return madeOnce(`postgres-${/[\d.]+/.exec(version)?.[0]}`, async (made) => {
    // Below a folder that the postgres user may not see, so initdb works elsewhere.
    const folder = mkdtempSync(path.join(tmpdir(), "downhill-initdb-"));
    if (owner) chownSync(folder, owner.uid, owner.gid);
    const data = path.join(folder, "data");
    const initial = ["-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--no-sync"];
    const options = { ...owner, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: "C.UTF-8" } };
    execFileSync(path.join(programs, "initdb"), initial, { ...options, stdio: "pipe" });
    execFileSync("cp", ["-R", data, made]);
    rmSync(folder, { recursive: true, force: true });
  });
}

function programFolder(): string {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((one, other) => Number(other) - Number(one))
    : [];
  const folders = versions.map((version) => path.join(debian, version, "bin"));
  const found = [...folders, ...(process.env.PATH ?? "").split(path.delimiter)].find((folder) =>
    existsSync(path.join(folder, "initdb")),
  );
  if (!found)
    throw new Error("These tests start a PostgreSQL of their own: install Debian's package postgresql.");
  return found;
}

type Owner = { readonly uid: number; readonly gid: number };

function postgresUser(): Owner {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const line = ["postgres:", "nobody:"].flatMap((name) => lines.filter((line) => line.startsWith(name)))[0];
  const [, , uid, gid] = line.split(":").map(Number);
  return { uid, gid };
}
