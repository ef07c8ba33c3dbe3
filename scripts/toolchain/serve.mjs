import { existsSync } from "node:fs";
import { inRoot } from "./root.mjs";
import { runNode } from "./run.mjs";

/** Runs the built server until it ends, with the settings of `.env` if there is one; resolves to its exit code. */
export function serve() {
  return runBuilt("server.mjs");
}

/** Runs a built program with the server's settings; resolves to its exit code. */
export function runBuilt(program, args = []) {
  const settings = inRoot(".env");
  const flags = existsSync(settings) ? [`--env-file=${settings}`] : [];
  return runNode([...flags, "--enable-source-maps", inRoot("dist", program), ...args], {
    env: { NODE_ENV: "production" },
  });
}
