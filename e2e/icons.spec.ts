import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/classroom";
import { openClass } from "./support/openings";
import { EntryPage } from "./support/pages/entry-page";

const TYPES: Readonly<Record<string, string>> = {
  ".ico": "image/x-icon",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".webmanifest": "application/manifest+json",
};

const PUBLIC = readdirSync("public", { withFileTypes: true }).filter((entry) => entry.isFile());

test("icons, manifest, preview, robots.txt, the ghosts and the script for use offline come whole, with their types, and browsers keep them for a day", async ({
  visitors,
}) => {
  const page = await visitors.arrive();
  expect(PUBLIC.map(({ name }) => name)).toContain("robots.txt");
  for (const { name } of PUBLIC) {
    const answer = await page.request.get(`/${name}?1`);
    expect(answer.status(), name).toBe(200);
    expect(await answer.body(), name).toEqual(readFileSync(`public/${name}`));
    const { "content-type": type, "cache-control": cache, etag, ...headers } = answer.headers();
    expect({ type, cache }, name).toEqual({ type: TYPES[extname(name)], cache: "public,max-age=86400" });
    expect(headers["x-content-type-options"], name).toBe("nosniff");
    const again = await page.request.get(`/${name}`, { headers: { "if-none-match": etag } });
    expect(again.status(), name).toBe(304);
  }
});

test("a page names icons that are as large as it says, and chats a preview by its whole address", async ({
  visitors,
  server,
}) => {
  const page = await visitors.arrive();
  await new EntryPage(page).open();
  const preview = `${server.origin}/social-preview.png`;
  await expect(page.locator('meta[property="og:image"]')).toHaveAttribute("content", preview);
  expect(await sizeOf(page, "/social-preview.png")).toBe("1200x630");
  expect(await sizeOf(page, "/apple-touch-icon.png")).toBe("180x180");
  await expect(page.locator('link[rel="apple-touch-icon"]')).toHaveAttribute("href", "/apple-touch-icon.png");
  const named = await page
    .locator('link[rel="icon"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(named).toEqual(["/favicon.ico", "/icon.svg"]);

  const manifest = (await page.locator('link[rel="manifest"]').getAttribute("href")) ?? "";
  const { icons } = await (await page.request.get(manifest)).json();
  for (const { src, sizes } of icons) if (sizes !== "any") expect(await sizeOf(page, src), src).toBe(sizes);
  // The manifest as the browser parses it: the console stays silent when it cannot use one.
  const devTools = await page.context().newCDPSession(page);
  expect(await devTools.send("Page.getAppManifest")).toMatchObject({ errors: [] });
});

test("search engines list the start page, and no class", async ({ visitors, teacher }) => {
  const { code, desk } = await openClass(visitors, teacher, "Not for the public", "moons");
  const page = await visitors.arrive();
  const robots = page.locator('meta[name="robots"]');
  await page.goto("/");
  await expect(robots).toHaveAttribute("content", "index");
  for (const address of [`/join/${code}`, `/replay/${desk.sessionId}`, "/teach/sign-in", "/no-such-page"]) {
    await page.goto(address);
    await expect(robots.first(), address).toHaveAttribute("content", "noindex");
  }
});

/** The size of an image as the browser decodes it. */
function sizeOf(page: Page, src: string): Promise<string> {
  return page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    return `${image.naturalWidth}x${image.naturalHeight}`;
  }, src);
}
