/** Takes the pictures of `docs/images` from the gallery of screens: `npx tsx scripts/take-images.ts [NAME …]`, all unless some are named. */
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { createServer } from "vite";
import { CHROMIUM_FLAGS, chromiumPath } from "./toolchain/chromium.mjs";

type Image = {
  /** As the gallery names it. */
  readonly specimen: string;
  readonly width: number;
  readonly height: number;
  readonly theme?: "dark";
  readonly locale?: "ar";
  /** What moves has come to rest after so many seconds. */
  readonly after?: number;
};

/** Everything on a projector scales with the picture. */
const WALL = { width: 1280, height: 720 };
const LAPTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

const IMAGES: Readonly<Record<string, Image>> = {
  "class-valley": { specimen: "Landscapes of the class: On the projector", ...WALL, after: 4 },
  opening: { specimen: "Projector: Opening, 30 students, after 17.4 s", ...WALL },
  takeaways: { specimen: "Projector: View: debrief", ...WALL },
  surfaces: { specimen: "Projector: View: surfaces", ...WALL, theme: "dark" },
  fits: { specimen: "Pictures of networks: fits: noisy-curve", ...WALL },
  misses: { specimen: "Pictures of networks: misses: digits-2", ...WALL },
  asked: { specimen: "Own input: Projector", ...WALL },
  inside: { specimen: "Lab: Inside: a plane", width: 900, height: 600, after: 2 },
  lab: { specimen: "Lab: Round: training", ...LAPTOP },
  "lab-arabic": { specimen: "Lab: Round: trained", ...PHONE, theme: "dark", locale: "ar" },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in IMAGES));
if (unknown.length > 0)
  throw new Error(`No image is called ${unknown.join(", ")}. There are: ${Object.keys(IMAGES).join(", ")}.`);

const folder = "docs/images";
mkdirSync(folder, { recursive: true });
const server = await createServer({ configFile: "scripts/design/vite.config.ts", server: { port: 0 } });
await server.listen();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS.stories });
for (const [name, image] of Object.entries(IMAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { specimen, width, height, theme = "light", locale = "en", after = 1 } = image;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
  const address = new URL(server.resolvedUrls?.local[0] ?? "");
  address.search = new URLSearchParams({ only: specimen, theme, locale }).toString();
  await page.goto(address.href, { timeout: 120_000 });
  await page.locator("body > div *").first().waitFor({ timeout: 120_000 });
  await page.waitForTimeout(1000 * after);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
  console.log(`${folder}/${name}.png`);
}
await browser.close();
await server.close();
