import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { findChromium } from "./chromium.mjs";
import { run } from "./run.mjs";

const DEBIANS_POSTGRESQL = "/usr/lib/postgresql";

/**
 * Every program that a suite starts and npm does not install. `packages`: the Debian packages with it. `or`: an alternative to them.
 * @type {readonly { name: string, suites: readonly string[], packages: readonly string[], isHere: () => boolean, or?: string }[]}
 */
const PROGRAMS = [
  { name: "Git", suites: ["unit"], packages: ["git"], isHere: () => onPath("git") },
  {
    name: "Chromium",
    suites: ["unit", "e2e"],
    packages: ["chromium", "fonts-liberation"],
    isHere: () => findChromium() !== null,
    or: "or set CHROMIUM_PATH to a Chromium or Chrome",
  },
  {
    name: "PostgreSQL (the programs: tests start their own server)",
    suites: ["unit"],
    packages: ["postgresql"],
    isHere: hasPostgresql,
    or: "or add the folder of initdb to PATH",
  },
];

/** The programs that these suites need and this machine lacks. */
export function missingFor(suites, programs = PROGRAMS) {
  return programs.filter(
    (program) => program.suites.some((suite) => suites.includes(suite)) && !program.isHere(),
  );
}

/** Installs the programs that these suites need if we may, and prints how to install the rest. Resolves to whether nothing is missing. */
export async function ensurePrograms(suites) {
  const missing = missingFor(suites);
  if (missing.length > 0 && mayInstall())
    await installDebianPackages(missing.flatMap(({ packages }) => packages));
  const still = missingFor(suites);
  if (still.length > 0) console.error(toInstall(still));
  return still.length === 0;
}

/** How to install missing programs: one line each. */
export function toInstall(programs) {
  return programs
    .map(
      ({ name, suites, packages, or }) =>
        `${name} is missing: ${suites.join(" and ")} tests need it. On Debian: sudo apt-get install ${packages.join(" ")}${or ? `; ${or}` : ""}.`,
    )
    .join("\n");
}

/** Whether we are root, on a machine with apt-get. */
function mayInstall() {
  return process.platform === "linux" && process.getuid() === 0 && existsSync("/usr/bin/apt-get");
}

async function installDebianPackages(packages) {
  console.log(`Installing ${packages.join(", ")}…`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  // Another apt-get may hold the lock for a while.
  const flags = ["-qq", "-o", "DPkg::Lock::Timeout=300"];
  if ((await run("apt-get", [...flags, "update"], { env })) !== 0) return;
  await run("apt-get", [...flags, "install", "-y", "--no-install-recommends", ...packages], { env });
}

function hasPostgresql() {
  const versions = existsSync(DEBIANS_POSTGRESQL) ? readdirSync(DEBIANS_POSTGRESQL) : [];
  return (
    versions.some((version) => existsSync(path.join(DEBIANS_POSTGRESQL, version, "bin", "initdb"))) ||
    onPath("initdb")
  );
}

function onPath(program) {
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, program)));
}
