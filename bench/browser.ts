import { existsSync } from "node:fs";
import { chromium as playwright } from "@playwright/test";
import { type Chromium, openChromium } from "./chromium";
import type { BenchPage } from "./page";
import { openSite } from "./site";

/** The page in its browser. */
export type BenchBrowser = Pick<Chromium, "setHidden"> & {
  /** Does what the page can do. */
  play<Name extends keyof BenchPage>(
    name: Name,
    ...given: Parameters<BenchPage[Name]>
  ): Promise<Awaited<ReturnType<BenchPage[Name]>>>;
  close(): Promise<void>;
};

/** A Chromium of the system's, or else the one that Playwright has installed. */
function executable(): string {
  const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return known.find((path) => existsSync(path)) ?? playwright.executablePath();
}

export async function openBenchBrowser(): Promise<BenchBrowser> {
  const site = await openSite();
  const chromium = await openChromium(executable());
  await chromium.goto(site.address);
  return {
    setHidden: chromium.setHidden,
    play: (name, ...given) => chromium.evaluate(`benchPage.${name}(...${JSON.stringify(given)})`),
    async close() {
      await chromium.close();
      await site.close();
    },
  };
}
