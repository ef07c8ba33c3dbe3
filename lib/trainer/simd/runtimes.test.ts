import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { allBits } from "@/lib/testing/trainer/simd/bits";
import { CHROMIUM_FLAGS, chromiumPath } from "@/scripts/toolchain/chromium.mjs";

test("every layer, loss and optimiser gives the same bits in Chromium and in Node, with SIMD and without", async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL("../../testing/trainer/simd/bits.ts", import.meta.url).pathname],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "trained",
  });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS.scripts });
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
