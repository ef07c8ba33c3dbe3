import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Lockfile = {
  packages: Record<
    string,
    { version: string; optional?: boolean; optionalDependencies?: Record<string, string> }
  >;
};
const { packages }: Lockfile = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** The first versions in which a known hole is closed: a message that ends the process, or fills its memory. */
const FLOORS = { "socket.io-parser": "4.2.7", "engine.io": "6.6.10", ws: "8.21.0" };

test("no package on the wire is older than the version that closed its known holes", () => {
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

/** A package is found in the node_modules of whoever asks for it, or of a folder further out. */
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
