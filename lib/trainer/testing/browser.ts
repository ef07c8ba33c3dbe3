import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { bundle } from "./bundle";

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

export type TrainerBrowser = { readonly page: Page; close(): Promise<void> };

/** A real Chromium on a page that has run `entry`, with the trainer's worker at `/worker.ts` and the WebAssembly files beside it. */
export async function openTrainerBrowser(entry: string): Promise<TrainerBrowser> {
  const built = await bundle({ page: entry, worker: "lib/trainer/worker.ts" }, { platform: "browser" });
  const wasm = dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"));
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://trainer").pathname;
    if (path === "/") return void response.setHeader("content-type", "text/html").end(PAGE);
    const name = path.replace(/^\/worker\.ts$/, "/worker.mjs").slice(1);
    const file = name.startsWith("wasm/") ? join(wasm, name.slice(5)) : join(built.folder, name);
    try {
      const body = await readFile(file);
      const type = file.endsWith(".wasm") ? "application/wasm" : "text/javascript";
      response.setHeader("content-type", type).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: CHROMIUM_ARGS });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction("globalThis.ready === true");
  return {
    page,
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
