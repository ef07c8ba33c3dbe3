import { rmSync } from "node:fs";
import { ensureBuilt } from "../toolchain/build.mjs";
import { ensureChromium } from "../toolchain/chromium.mjs";
import { ensurePostgresql } from "../toolchain/postgresql.mjs";
import { inRoot } from "../toolchain/root.mjs";
import { runNode } from "../toolchain/run.mjs";
import { playwrightTally, readReport, vitestTally } from "./reports.mjs";
import { asOne, judged } from "./tally.mjs";

/** Everything that is checked, in order: each resolves to its tally. The build comes before what runs or reads it. */
export const SUITES = { lint, types, build, unit, e2e };

async function lint() {
  return asOne((await inPackage("@biomejs/biome", "bin/biome", ["check", "--error-on-warnings", "."])) === 0);
}

async function types() {
  // Next writes the types of its routes first.
  const typegen = await inPackage("next", "dist/bin/next", ["typegen"]);
  const tsc = await inPackage("typescript", "bin/tsc", ["--noEmit"]);
  return asOne(typegen === 0 && tsc === 0);
}

async function build() {
  return asOne(await ensureBuilt());
}

async function unit() {
  if (!(await ensurePostgresql()))
    return refused("Unit tests need the programs of PostgreSQL: install Debian's package postgresql.");
  const report = freshReport("unit.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const exitCode = await inPackage("vitest", "vitest.mjs", args, { NODE_ENV: "test" });
  return judged(readReport(report, vitestTally), exitCode);
}

async function e2e() {
  const chromium = await ensureChromium();
  if (chromium === null) return refused("Stories need Chromium: install it, or set CHROMIUM_PATH.");
  if (!(await ensureBuilt())) return refused("Stories need a build.");
  const report = freshReport("e2e.json");
  const exitCode = await inPackage("@playwright/test", "cli.js", ["test"], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return judged(readReport(report, playwrightTally), exitCode);
}

/** Where a runner writes its report; the one of the last time is gone, so that it cannot be read as this one's. */
function freshReport(name) {
  const file = inRoot("test-results", name);
  rmSync(file, { force: true });
  return file;
}

function inPackage(name, program, args, env) {
  return runNode([inRoot("node_modules", ...name.split("/"), program), ...args], { env });
}

function refused(sentence) {
  console.error(sentence);
  return asOne(false);
}
