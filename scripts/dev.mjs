// `npm run dev`: pages reload as they are edited; the server is bundled again and restarted when one of its files changes.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import esbuild from "esbuild";
import { SERVER_BUNDLE } from "./build.mjs";
import { inRoot, root } from "./toolchain/root.mjs";

const outdir = "dist/dev";
if (!existsSync(inRoot("dist", "static", "replay-player.html")))
  console.log("Replays cannot be downloaded as web pages before `npm run build` has built their player.");
const settings = inRoot(".env");
const flags = existsSync(settings) ? [`--env-file=${settings}`] : [];
let server = null;
let ending = false;

/** Ends the running server, if there is one, and waits until it has stored everything. */
async function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
}

async function restart() {
  await stop();
  if (ending) return;
  server = spawn(process.execPath, [...flags, "--enable-source-maps", inRoot(outdir, "server.mjs")], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit"],
  });
}

const restartWhenBuilt = {
  name: "restart-when-built",
  setup(build) {
    let turn = Promise.resolve();
    build.onEnd(({ errors }) => {
      if (errors.length === 0) turn = turn.then(restart);
    });
  },
};

const context = await esbuild.context({ ...SERVER_BUNDLE, outdir, plugins: [restartWhenBuilt] });
await context.watch();

async function end() {
  if (ending) return;
  ending = true;
  await context.dispose();
  await stop();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void end();
}, 500).unref();
