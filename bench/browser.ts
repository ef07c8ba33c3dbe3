import { setTimeout as pause } from "node:timers/promises";
import { type Chromium, openChromium } from "./chromium";
import type { BenchPage } from "./page";
import { openSite, type SiteParts } from "./site";

/** The functions that a page offers, by name. */
// biome-ignore lint/suspicious/noExplicitAny: every page has arguments and results of its own
type Abilities = Readonly<Record<string, (...given: any[]) => unknown>>;

/** A benchmark's page in its browser. */
export type BenchBrowser<Page extends Abilities = BenchPage> = Pick<
  Chromium,
  "setHidden" | "resize" | "throttle" | "click"
> & {
  /** Calls a function of the page. */
  play<Name extends keyof Page & string>(
    name: Name,
    ...given: Parameters<Page[Name]>
  ): Promise<Awaited<ReturnType<Page[Name]>>>;
  close(): Promise<void>;
};

/** `parts`: of a page other than that of training. The page's script puts its functions in `benchPage`. `flags`: of Chromium, by their purpose. */
export async function openBenchBrowser<Page extends Abilities = BenchPage>(
  parts?: SiteParts,
  flags?: Parameters<typeof openChromium>[0],
): Promise<BenchBrowser<Page>> {
  const site = await openSite(parts);
  const chromium = await openChromium(flags);
  await chromium.goto(site.address);
  // The module may still be waiting for others when the page has loaded.
  while (!(await chromium.evaluate<boolean>("'benchPage' in globalThis"))) await pause(20);
  return {
    setHidden: chromium.setHidden,
    resize: chromium.resize,
    throttle: chromium.throttle,
    click: chromium.click,
    play: (name, ...given) => chromium.evaluate(`benchPage.${name}(...${JSON.stringify(given)})`),
    async close() {
      await chromium.close();
      await site.close();
    },
  };
}
