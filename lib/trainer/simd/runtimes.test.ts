import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { allBits } from "./testing/bits";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

test("every layer, loss and optimiser comes to the same bits in Chromium and in Node, with SIMD and without", async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL("./testing/bits.ts", import.meta.url).pathname],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "trained",
  });
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0].text });
    const inNode = await allBits("wasm-simd");
    expect(Object.values(inNode).flat().length).toBeGreaterThan(5000);
    for (const kind of ["wasm-simd", "flat"]) {
      expect(await page.evaluate(`trained.allBits("${kind}")`)).toEqual(inNode);
    }
  } finally {
    await browser.close();
  }
});
