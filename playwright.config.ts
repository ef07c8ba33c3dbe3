import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "./scripts/toolchain/chromium.mjs";

export default defineConfig({
  testDir: "e2e",
  // A story waits as much as it works, so three at a time fill the two cores of a laptop; with four, none is done sooner.
  workers: 3,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // Both far more than anything takes: a busy machine is slow, not wrong.
  timeout: 600_000,
  expect: { timeout: 30_000 },
  outputDir: "test-results/e2e",
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    // Tracing every step takes an eighth of the processor's time. To see a failure: npm test -- e2e FILE --trace on
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: CHROMIUM_FLAGS.stories,
    },
  },
});
