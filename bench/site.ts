import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { bundle } from "@/lib/testing/trainer/bundle";

/** Serves a benchmark's page, its workers and the product's, minified, on a local port. */
export type Site = { readonly address: string; close(): Promise<void> };

export type SiteParts = {
  /** Modules to bundle, by name: one of them is the `page`. */
  readonly entries: Readonly<Record<string, string>>;
  /** The page's CSS, in addition to that of its components. */
  readonly style?: string;
  /** The response for a path; null if there is none. */
  readonly answer?: (path: string) => Uint8Array | null;
};

const TRAINING: SiteParts = {
  entries: {
    page: "bench/page.ts",
    "contender-worker": "bench/contender-worker.ts",
    "live-worker": "bench/live-worker.ts",
    worker: "lib/trainer/run/worker.ts",
  },
};

const SCRIPT = `<script type="module" src="/page.mjs"></script>`;
const TYPES: Readonly<Record<string, string>> = { ".css": "text/css" };

export async function openSite({ entries, style, answer }: SiteParts = TRAINING): Promise<Site> {
  const built = await bundle({ ...entries }, { platform: "browser", minify: true });
  const links = style === undefined ? "" : `<link rel="stylesheet" href="/page.css"><style>${style}</style>`;
  const page = `<!doctype html><html lang="en"><title>Benchmark</title>${links}<body>${SCRIPT}`;
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://bench").pathname;
    if (path === "/") return void response.setHeader("content-type", "text/html").end(page);
    const answered = answer?.(path);
    if (answered) return void response.end(answered);
    // Workers are requested by the names of their source files.
    const name = path.slice(1).replace(/\.ts$/, ".mjs");
    try {
      const body = await readFile(join(built.folder, name));
      response.setHeader("content-type", TYPES[extname(name)] ?? "text/javascript");
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
