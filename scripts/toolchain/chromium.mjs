import { statSync } from "node:fs";
import { installDebianPackages } from "./debian.mjs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser of the stories: CHROMIUM_PATH, else an installed one, else Debian's. Null when there is none to be had. */
export async function ensureChromium() {
  if (find() === null) await installDebianPackages(["chromium", "fonts-liberation"]);
  return find();
}

function find() {
  const places = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : PLACES;
  return places.find((place) => statSync(place, { throwIfNoEntry: false })?.isFile()) ?? null;
}
