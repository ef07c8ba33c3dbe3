import { inRoot } from "./root.mjs";
import { runNode } from "./run.mjs";

/** Runs the built server until it ends; resolves to its exit code. */
export function serve() {
  return runNode(["--enable-source-maps", inRoot("dist", "server.mjs")], { env: { NODE_ENV: "production" } });
}
