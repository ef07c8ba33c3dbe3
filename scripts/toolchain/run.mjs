import { spawn } from "node:child_process";
import { root } from "./root.mjs";

const children = new Set();
let stopping = false;

/**
 * Runs a program in the repository's folder, with its output in ours. Resolves to its exit code; 1 if a signal ended it.
 * `shell`: for programs that the platform cannot start otherwise.
 */
export function run(program, args, { env = {}, shell = false } = {}) {
  if (stopping) return new Promise(() => {});
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "inherit", "inherit"],
    shell,
  });
  children.add(child);
  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      children.delete(child);
      reject(error);
    });
    child.once("exit", (code, signal) => {
      children.delete(child);
      const status = signal === null ? code : 1;
      if (!stopping) resolve(status);
      else if (children.size === 0) process.exit(status);
    });
  });
}

/** Runs a script of this repository, or a program of a package, with the current Node. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * Makes the programs that we started end with us: on a signal, and when our parent is gone. npm starts a script through a shell, and
 * a SIGTERM to npm kills only that shell.
 */
export function endTogether() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
}

function stop() {
  if (stopping) return;
  stopping = true;
  if (children.size === 0) process.exit(1);
  for (const child of children) child.kill("SIGTERM");
}
