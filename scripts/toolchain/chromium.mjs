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

/** The same, for code that cannot go on without it. Throws what to install. */
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

/** As root, and quiet: nothing of the browser's own leaves the machine. */
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

/** What Chromium is started with, by what it is for. */
export const CHROMIUM_FLAGS = {
  /** A page that uses no GPU. */
  scripts: QUIET,
  /** Whole stories. The processor itself draws the pages: a GPU in software would take a third of a story's time to do the same. */
  stories: [...QUIET, ...WEBGL, "--disable-gpu-compositing"],
  /** Every engine that trains. */
  engines: [...QUIET, ...WEBGL, ...WEBGPU],
  /** The same, as large as a laptop's screen and steered over a pipe: Playwright would keep hidden tabs visible. */
  bench: [
    "--headless=new",
    "--remote-debugging-pipe",
    "--window-size=1366,768",
    ...QUIET,
    ...WEBGL,
    ...WEBGPU,
  ],
};
