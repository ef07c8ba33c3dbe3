import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Lockfile = {
  packages: Record<
    string,
    { version: string; optional?: boolean; optionalDependencies?: Record<string, string> }
  >;
};
const { packages }: Lockfile = JSON.parse(readFileSync("package-lock.json", "utf8"));

/**
 * The first versions of these packages without known vulnerabilities. `npm audit` asks the registry for what is known
 * today; this is what was known when the versions were last raised, and needs no network.
 */
const FLOORS = {
  // Messages that end the process or fill its memory.
  "socket.io-parser": "4.2.7",
  "engine.io": "6.6.10",
  ws: "8.21.0",
  // Code from a request; requests in the server's name; answers kept for the wrong visitor.
  next: "16.4.2",
  // E-mail addresses that look like another's; a token that ends the process. Its dependencies: unpacking, ids, cookies.
  "next-auth": "4.24.15",
  jose: "4.15.5",
  uuid: "11.1.1",
  cookie: "0.7.0",
  "@babel/runtime": "7.26.10",
  preact: "10.28.2",
  // Names of columns that leave their quotes.
  "drizzle-orm": "0.45.2",
  // Redirects to other sites.
  "next-intl": "4.9.1",
  // Style sheets that read files; ids that can be foreseen; pictures that overrun memory.
  postcss: "8.5.23",
  nanoid: "3.3.18",
  sharp: "0.35.4",
  picomatch: "4.0.4",
  fflate: "0.8.3",
  semver: "7.5.2",
  "node-fetch": "2.6.7",
};

test("nothing that is served or on the wire is older than the version that closed its known holes", () => {
  const installed = Object.entries(packages).flatMap(([place, { version }]) => {
    const name = place.split("node_modules/").at(-1) as keyof typeof FLOORS;
    return Object.hasOwn(FLOORS, name) ? [{ name, version }] : [];
  });
  expect(new Set(installed.map(({ name }) => name))).toEqual(new Set(Object.keys(FLOORS)));
  expect(installed.filter(({ name, version }) => compare(version, FLOORS[name]) < 0)).toEqual([]);
});

test("the lockfile has the optional packages of every platform, or npm ci refuses it on some", () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(place, name)),
  );
  expect(missing).toEqual([]);
});

/** Whether a package is in the node_modules of the package that needs it, or of a folder further up. */
function isLocked(place: string, name: string): boolean {
  const folders = place === "" ? [] : place.split(/(?=\/node_modules\/)|^(?=node_modules\/)/);
  return folders
    .map((_, depth) => `${folders.slice(0, folders.length - depth).join("")}/node_modules/${name}`)
    .concat(`node_modules/${name}`)
    .some((candidate) => candidate in packages);
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  const part = left.findIndex((number, index) => number !== right[index]);
  return part < 0 ? 0 : left[part] - right[part];
}
