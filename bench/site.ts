import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { bundle } from "@/lib/trainer/testing/bundle";

/** The benchmark's page, its workers and the product's, minified, on a port of this machine's own. */
export type Site = { readonly address: string; close(): Promise<void> };

const PAGE = `<!doctype html><title>Benchmark</title><script type="module" src="/page.mjs"></script>`;

export async function openSite(): Promise<Site> {
  const built = await bundle(
    {
      page: "bench/page.ts",
      "contender-worker": "bench/contender-worker.ts",
      "live-worker": "bench/live-worker.ts",
      worker: "lib/trainer/worker.ts",
    },
    { platform: "browser", minify: true },
  );
  const wasm = dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"));
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://bench").pathname;
    if (path === "/") return void response.setHeader("content-type", "text/html").end(PAGE);
    // Workers are asked for by the names of their sources.
    const name = path.slice(1).replace(/\.ts$/, ".mjs");
    const file = name.startsWith("wasm/") ? join(wasm, name.slice(5)) : join(built.folder, name);
    try {
      const body = await readFile(file);
      response.setHeader("content-type", file.endsWith(".wasm") ? "application/wasm" : "text/javascript");
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await built.dispose();
    },
  };
}
