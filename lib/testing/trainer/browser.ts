import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "@/scripts/toolchain/chromium.mjs";
import { bundle } from "./bundle";
import type { engineScenarios } from "./engine-scenarios";
import type { scenarios } from "./scenarios";

/** Hidden tabs and their workers get no animation frames, so nothing that trains may wait for one. */
const NO_ANIMATION_FRAMES = "globalThis.requestAnimationFrame = () => 0;";

/** The functions that a page offers, by name. */
// biome-ignore lint/suspicious/noExplicitAny: each has arguments and results of its own, typed where they are called.
type Scenarios = Record<string, (...given: any[]) => Promise<unknown>>;

export type ScenarioBrowser<Offered extends Scenarios> = {
  readonly page: Page;
  /** Runs a scenario in the page. */
  play<Name extends keyof Offered>(
    name: Name,
    ...given: Parameters<Offered[Name]>
  ): Promise<Awaited<ReturnType<Offered[Name]>>>;
  close(): Promise<void>;
};
export type TrainerBrowser = ScenarioBrowser<typeof scenarios>;
export type EngineBrowser = ScenarioBrowser<typeof engineScenarios>;

/** A real Chromium on a page with the scenarios, and the trainer's worker at `/worker.ts`. */
export function openTrainerBrowser(): Promise<TrainerBrowser> {
  return openBrowser({ page: "lib/testing/trainer/scenarios.ts", worker: "lib/trainer/run/worker.ts" });
}

/** A real Chromium on a page with engines only. */
export function openEngineBrowser(): Promise<EngineBrowser> {
  return openBrowser({ page: "lib/testing/trainer/engine-scenarios.ts" });
}

/** `entries`: modules, served by these names; `page` is run, and sets `scenarios`. */
export async function openBrowser<Offered extends Scenarios>(
  entries: { readonly page: string } & Record<string, string>,
): Promise<ScenarioBrowser<Offered>> {
  const built = await bundle(entries, { platform: "browser" });
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://trainer").pathname;
    if (path === "/") return void response.setHeader("content-type", "text/html").end(PAGE);
    const name = path.replace(/^\/worker\.ts$/, "/worker.mjs").slice(1);
    try {
      const body = await readFile(join(built.folder, name));
      response.setHeader("content-type", "text/javascript");
      if (path === "/worker.ts") response.write(NO_ANIMATION_FRAMES);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS.engines });
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(NO_ANIMATION_FRAMES);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction("globalThis.ready === true", undefined, { polling: 50 });
  return {
    page,
    play: (name, ...given) =>
      page.evaluate(
        ([scenario, values]) =>
          // biome-ignore lint/suspicious/noExplicitAny: the page's scenarios, typed where they are called.
          (globalThis as any).scenarios[scenario](...(values as unknown[])),
        [name as string, given] as const,
      ),
    async close() {
      await browser.close();
      server.close();
      await built.dispose();
    },
  };
}

const PAGE = `<!doctype html><title>Trainer</title><script type="module">
await import("/page.mjs");
globalThis.ready = true;
</script>`;
