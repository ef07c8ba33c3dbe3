import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import { SERVER_BUNDLE } from "@/scripts/build.mjs";

const bundled = new Map<string, string>();

/**
 * Bundles one of our programs into a file for Node, as the real build bundles the server. It is bundled once per process, so that a test
 * that starts it often does not compile it each time. `entry`: its module, relative to the root.
 */
export function bundledProgram(entry: string): string {
  const known = bundled.get(entry);
  if (known) return known;
  // Packages are not bundled, and are only found from inside node_modules.
  const cache = path.resolve("node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "downhill-program-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const name = path.basename(entry, ".ts");
  buildSync({
    ...SERVER_BUNDLE,
    entryPoints: { [name]: entry },
    outdir: folder,
    sourcemap: false,
    logLevel: "error",
  });
  const outfile = path.join(folder, `${name}.mjs`);
  bundled.set(entry, outfile);
  return outfile;
}

/** Runs one of our programs as npm does, until it ends; resolves to its exit code and all that it wrote. */
export function runProgram(
  entry: string,
  args: readonly string[],
  settings: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [bundledProgram(entry), ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: "test", ...settings },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}
