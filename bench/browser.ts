import { setTimeout as pause } from "node:timers/promises";
import { type Chromium, openChromium } from "./chromium";
import type { BenchPage } from "./page";
import { openSite, type SiteParts } from "./site";

/** What a page can do when it is told to. */
// biome-ignore lint/suspicious/noExplicitAny: every page takes and gives what it likes
type Abilities = Readonly<Record<string, (...given: any[]) => unknown>>;

/** The page in its browser. */
export type BenchBrowser<Page extends Abilities = BenchPage> = Pick<Chromium, "setHidden"> & {
  /** Does what the page can do. */
  play<Name extends keyof Page & string>(
    name: Name,
    ...given: Parameters<Page[Name]>
  ): Promise<Awaited<ReturnType<Page[Name]>>>;
  close(): Promise<void>;
};

/** `parts`: of another page than that of training. The page's script has its abilities in `benchPage`. */
export async function openBenchBrowser<Page extends Abilities = BenchPage>(
  parts?: SiteParts,
): Promise<BenchBrowser<Page>> {
  const site = await openSite(parts);
  const chromium = await openChromium();
  await chromium.goto(site.address);
  // A module that waits for others is not there yet when the page is complete.
  while (!(await chromium.evaluate<boolean>("'benchPage' in globalThis"))) await pause(20);
  return {
    setHidden: chromium.setHidden,
    play: (name, ...given) => chromium.evaluate(`benchPage.${name}(...${JSON.stringify(given)})`),
    async close() {
      await chromium.close();
      await site.close();
    },
  };
}
