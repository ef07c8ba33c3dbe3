import { existsSync } from "node:fs";
import { inRoot } from "./root.mjs";
import { runNode } from "./run.mjs";

/** Runs the built server until it ends, with the settings of `.env` where there is one; resolves to its exit code. */
export function serve() {
  return runBuilt("server.mjs", [], SERVER_FLAGS);
}

/** What three hundred students report is new each second and old the next: in more room it is thrown away at less cost. */
export const SERVER_FLAGS = ["--max-semi-space-size=64"];

/** Runs a built program with the server's settings; resolves to its exit code. */
export function runBuilt(program, args = [], flags = []) {
  const settings = inRoot(".env");
  const fromFile = existsSync(settings) ? [`--env-file=${settings}`] : [];
  return runNode([...fromFile, ...flags, "--enable-source-maps", inRoot("dist", program), ...args], {
    env: { NODE_ENV: "production" },
  });
}
