import { statSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser that tests and benches drive: CHROMIUM_PATH, else an installed one. Null when there is none. */
export function findChromium() {
  const places = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : PLACES;
  return places.find((place) => statSync(place, { throwIfNoEntry: false })?.isFile()) ?? null;
}

/** The same, for code that cannot work without it. Throws an error that says what to install. */
export function chromiumPath() {
  const found = findChromium();
  if (found === null)
    throw new Error(
      process.env.CHROMIUM_PATH
        ? `There is no browser at CHROMIUM_PATH, ${process.env.CHROMIUM_PATH}.`
        : "Chromium was not found. Install it (on Debian: apt-get install chromium), or set CHROMIUM_PATH.",
    );
  return found;
}

/** Runs as root, and without background traffic of the browser's own. */
const QUIET = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** WebGL in software, where there is no GPU. */
const WEBGL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
/** WebGPU in software: without these there is no adapter. */
const WEBGPU = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

/** Controlled over a pipe, since Playwright would keep hidden tabs visible, and in the size of a laptop's screen. */
const BENCH = ["--headless=new", "--remote-debugging-pipe", "--window-size=1366,768", ...QUIET, ...WEBGL];

/** Chromium's command-line flags, by purpose. */
export const CHROMIUM_FLAGS = {
  /** A page that uses no GPU. */
  scripts: QUIET,
  /** Whole stories. Pages are composited without a GPU: one in software would take a third of a story's time. */
  stories: [...QUIET, ...WEBGL, "--disable-gpu-compositing"],
  /** Every engine that trains. */
  engines: [...QUIET, ...WEBGL, ...WEBGPU],
  /** The same, for a bench. */
  bench: [...BENCH, ...WEBGPU],
  /** How quickly screens answer. A laptop's GPU composites the page; in software that would take a processor of its own, and more. */
  screens: [...BENCH, "--disable-gpu-compositing"],
};
