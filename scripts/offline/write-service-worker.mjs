// Writes the service worker of the page for training alone, with the names of all built files that the page can come to need: those that its manifest names, and
// whatever is named in those in turn, such as the scripts of its workers and the fonts of its styles.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "../toolchain/root.mjs";

const PAGE_MANIFEST = ["server", "app", "alone", "page_client-reference-manifest.js"];
const BUILD_MANIFEST = "build-manifest.json";
const TEMPLATE = ["scripts", "offline", "service-worker.js"];
const SCRIPT = ["public", "sw.js"];

/** A built file, by its path, or, in a style, by its path from the folder of styles. */
const NAMED = /(?:static|\.\.)\/((?:chunks|media)\/[\w~.-]+\.(?:js|css|woff2))/g;
const HAS_NAMES = /\.(js|css)$/;

export function writeServiceWorker() {
  const { polyfillFiles, rootMainFiles } = JSON.parse(built(BUILD_MANIFEST));
  const first = [built(...PAGE_MANIFEST), ...polyfillFiles, ...rootMainFiles].flatMap(namesIn);
  const files = [...closure(first)].sort().map((name) => `/_next/static/${name}`);
  const template = readFileSync(inRoot(...TEMPLATE), "utf8");
  const version = createHash("sha256")
    .update(JSON.stringify([files, template, process.env.DOWNHILL_VERSION]))
    .update(readFileSync(inRoot("public", "ghosts.json")))
    .digest("hex")
    .slice(0, 16);
  writeFileSync(inRoot(...SCRIPT), `const BUILD = ${JSON.stringify({ version, files })};\n${template}`);
}

function closure(first) {
  const found = new Set();
  const waiting = [...first];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name) || !existsSync(inRoot(".next", "static", ...name.split("/")))) continue;
    found.add(name);
    if (HAS_NAMES.test(name)) waiting.push(...namesIn(built("static", ...name.split("/"))));
  }
  return found;
}

function namesIn(text) {
  return [...text.matchAll(NAMED)].map(([, name]) => name);
}

function built(...parts) {
  return readFileSync(inRoot(".next", ...parts), "utf8");
}
