import { defineConfig } from "@playwright/test";

/** As root, and quiet: nothing of the browser's own leaves the machine. WebGL runs in software where there is no GPU. */
const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  // Pages are drawn by the processor itself: a GPU in software would take a third of a story's time to do the same.
  "--disable-gpu-compositing",
];

export default defineConfig({
  testDir: "e2e",
  // A story is five browsers and a server; one at a time is what a laptop takes.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  outputDir: "test-results/e2e",
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    // Snapshots of the page tell more than a film of it, which every page would have to be drawn for.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: FLAGS },
  },
});
