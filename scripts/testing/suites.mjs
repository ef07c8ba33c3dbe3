import { rmSync } from "node:fs";
import { ensureBuilt } from "../toolchain/build.mjs";
import { inRoot } from "../toolchain/root.mjs";
import { runNode } from "../toolchain/run.mjs";
import { playwrightTally, readReport, vitestTally } from "./reports.mjs";
import { asOne, judged } from "./tally.mjs";

/**
 * Every suite, in the order in which they run; each resolves to its tally. `takesSelection`: whether it can run only some of its
 * tests. The build comes before the suites that run or read it.
 * @type {Readonly<Record<string, { run: (selection: readonly string[]) => Promise<import("./tally.mjs").Tally>, takesSelection: boolean }>>}
 */
export const SUITES = {
  lint: { run: lint, takesSelection: false },
  types: { run: types, takesSelection: false },
  build: { run: build, takesSelection: false },
  unit: { run: unit, takesSelection: true },
  e2e: { run: e2e, takesSelection: true },
};

async function lint() {
  const biome = await inPackage("@biomejs/biome", "bin/biome", ["check", "--error-on-warnings", "."]);
  // Exports, files and packages that nothing uses.
  const knip = await inPackage("knip", "bin/knip.js", []);
  return asOne(biome === 0 && knip === 0);
}

/** Everything together, then what runs in a page, in a worker and in Node, each with only what exists there. */
const PROJECTS = ["tsconfig.json", "tsconfig.browser.json", "tsconfig.worker.json", "tsconfig.server.json"];

async function types() {
  // Next writes the types of its routes first.
  const typegen = await inPackage("next", "dist/bin/next", ["typegen"]);
  const exitCodes = await Promise.all(
    PROJECTS.map((project) => inPackage("typescript", "bin/tsc", ["--noEmit", "-p", project])),
  );
  return asOne(typegen === 0 && exitCodes.every((exitCode) => exitCode === 0));
}

async function build() {
  return asOne(await ensureBuilt());
}

async function unit(selection) {
  const report = freshReport("unit.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...selection];
  const exitCode = await inPackage("vitest", "vitest.mjs", args, { NODE_ENV: "test" });
  return judged(readReport(report, vitestTally), exitCode);
}

async function e2e(selection) {
  if (!(await ensureBuilt())) {
    console.error("Stories need a build.");
    return asOne(false);
  }
  const report = freshReport("e2e.json");
  const exitCode = await inPackage("@playwright/test", "cli.js", ["test", ...selection], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return judged(readReport(report, playwrightTally), exitCode);
}

/** Where a runner writes its report. The last run's is deleted, so that it cannot be taken for this one's. */
function freshReport(name) {
  const file = inRoot("test-results", name);
  rmSync(file, { force: true });
  return file;
}

function inPackage(name, program, args, env) {
  return runNode([inRoot("node_modules", ...name.split("/"), program), ...args], { env });
}
