import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { bundle } from "./bundle";
import type { scenarios } from "./scenarios";

type Scenarios = typeof scenarios;

const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

/** A hidden tab gets no animation frame, nor does its worker: nothing that trains may wait for one. */
const NO_ANIMATION_FRAMES = "globalThis.requestAnimationFrame = () => 0;";

export type TrainerBrowser = {
  readonly page: Page;
  /** Does a scenario in the page. */
  play<Name extends keyof Scenarios>(
    name: Name,
    ...given: Parameters<Scenarios[Name]>
  ): Promise<Awaited<ReturnType<Scenarios[Name]>>>;
  close(): Promise<void>;
};

/** A real Chromium on a page with the scenarios, the trainer's worker at `/worker.ts` and the WebAssembly files beside it. */
export async function openTrainerBrowser(): Promise<TrainerBrowser> {
  const built = await bundle(
    { page: "lib/trainer/testing/scenarios.ts", worker: "lib/trainer/worker.ts" },
    { platform: "browser" },
  );
  const wasm = dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"));
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://trainer").pathname;
    if (path === "/") return void response.setHeader("content-type", "text/html").end(PAGE);
    const name = path.replace(/^\/worker\.ts$/, "/worker.mjs").slice(1);
    const file = name.startsWith("wasm/") ? join(wasm, name.slice(5)) : join(built.folder, name);
    try {
      const body = await readFile(file);
      const type = file.endsWith(".wasm") ? "application/wasm" : "text/javascript";
      response.setHeader("content-type", type);
      if (path === "/worker.ts") response.write(NO_ANIMATION_FRAMES);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: CHROMIUM_ARGS });
  const page = await browser.newPage();
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
        [name, given] as const,
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
