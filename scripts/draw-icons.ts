// `npx tsx scripts/draw-icons.ts`: draws the mark of components/ui/page/brand.tsx into public/ as browsers, phones and link previews want it.
// The results are committed, so that a build needs no browser.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium } from "@playwright/test";
import { createRandom } from "@/lib/learning/numbers/random";
import { CHROMIUM_FLAGS, chromiumPath } from "./toolchain/chromium.mjs";

const GROUND = "#191c24";
const LINE = "#eceff3";
const BALL = "#f89b4c";
const FADED = "#aab2c0";

const ROUNDED = 7.5;
/** How much of the picture the mark fills. A phone may cut a maskable icon down to a circle of 80 % of its width. */
const WHOLE = 0.8;
const INSIDE_THE_CIRCLE = 0.6;

/** The mark on its background, 32 × 32. Its strokes are a little bolder than on a page, because icons are small. */
function icon(radius: number, scale: number): string {
  const margin = (32 * (1 - scale)) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <title>Downhill</title>
  <rect width="32" height="32" rx="${radius}" fill="${GROUND}" />
  <g transform="translate(${margin.toFixed(1)} ${margin.toFixed(1)}) scale(${scale})">
    <path d="M4 4.5C6 20 13 26.5 28 26.5" fill="none" stroke="${LINE}" stroke-width="3.4" stroke-linecap="round" />
    <circle cx="13.9" cy="10.4" r="5.2" fill="${BALL}" />
  </g>
</svg>
`;
}

/** What a chat or a search engine shows beside a link: the mark as a large landscape, with the runs of a class around it. */
function socialPreview(): string {
  const font = createRequire(import.meta.url).resolve(
    "@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2",
  );
  return `
    <style>
      @font-face {
        font-family: Plex;
        font-weight: 100 700;
        src: url(data:font/woff2;base64,${readFileSync(font).toString("base64")});
      }
      body { position: relative; background: ${GROUND}; color: ${LINE}; font-family: Plex; letter-spacing: -0.02em; }
      svg { position: absolute; inset: 0; }
      main { position: absolute; inset-inline-start: 452px; inset-block-start: 96px; inline-size: 700px; }
      h1 { margin: 0 0 20px; font-size: 128px; font-weight: 600; line-height: 1; letter-spacing: -0.035em; }
      p { margin: 0; color: ${FADED}; font-size: 42px; line-height: 1.3; }
    </style>
    <svg viewBox="0 0 1200 630" fill="none" stroke-linecap="round">
      ${classRuns().join("\n")}
      <path d="M96 -40C130 350 330 560 1260 560" stroke="${LINE}" stroke-width="22" />
      <circle cx="306" cy="268" r="64" fill="${BALL}" />
    </svg>
    <main><h1>Downhill</h1><p>A live classroom where everyone trains a neural network at once.</p></main>`;
}

/** Loss curves of runs that learn at different rates, drawn faintly: most of them go downhill, unevenly. */
function classRuns(): string[] {
  const random = createRandom(7);
  return Array.from({ length: 14 }, () => {
    const [rate, floor, jitter] = [0.007 + 0.012 * random(), 430 + 150 * random(), 3 + 16 * random()];
    const points = Array.from({ length: 125 }, (_, index) => {
      const x = 10 * index - 20;
      const settled = Math.exp(-rate * (x + 20));
      return `${x} ${(floor - (floor + 40) * settled + jitter * (random() - 0.5)).toFixed(1)}`;
    });
    return `<polyline points="${points.join(" ")}" stroke="${FADED}" stroke-opacity="0.2" stroke-width="3" />`;
  });
}

async function picture(browser: Browser, body: string, width: number, height: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<!doctype html><style>body { margin: 0 } svg { display: block }</style>${body}`);
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

/** An .ico file with icons in several sizes: a header, an entry for each, and the PNGs themselves. */
function icoOf(pictures: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    header.writeUInt8(size, entry);
    header.writeUInt8(size, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS.scripts] });
const write = (name: string, content: string | Buffer) =>
  writeFileSync(new URL(`../public/${name}`, import.meta.url), content);
const drawn = (size: number, radius: number, scale: number) =>
  picture(browser, icon(radius, scale), size, size);

write("icon.svg", icon(ROUNDED, WHOLE));
write("icon-192.png", await drawn(192, ROUNDED, WHOLE));
write("icon-512.png", await drawn(512, ROUNDED, WHOLE));
write("icon-maskable-512.png", await drawn(512, 0, INSIDE_THE_CIRCLE));
// Apple rounds the corners itself, and fills transparent areas with black.
write("apple-touch-icon.png", await drawn(180, 0, 0.7));
const small = [16, 32, 48].map(async (size) => ({ size, png: await drawn(size, ROUNDED, WHOLE) }));
write("favicon.ico", icoOf(await Promise.all(small)));
write("social-preview.png", await picture(browser, socialPreview(), 1200, 630));
await browser.close();
