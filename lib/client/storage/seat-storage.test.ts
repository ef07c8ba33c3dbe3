import type { Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { scenarios } from "@/lib/testing/client/storage-scenarios";
import { openBrowser, type ScenarioBrowser } from "@/lib/testing/trainer/browser";

/** The real storage of a real Chromium, with pages that are opened and closed. */
let browser: ScenarioBrowser<typeof scenarios>;
let play: typeof browser.play;

beforeAll(async () => {
  browser = await openBrowser({ page: "lib/testing/client/storage-scenarios.ts" });
  play = browser.play;
});
beforeEach(async () => {
  for (const session of ["s", "other", "long ago"]) await play("forget", session);
});
afterAll(() => browser.close());

async function reload() {
  await browser.page.reload();
  await browser.page.waitForFunction("globalThis.ready === true", undefined, { polling: 50 });
}

/** The same in another tab. */
async function inAnotherTab<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
  const page = await browser.page.context().newPage();
  await page.goto(browser.page.url());
  await page.waitForFunction("globalThis.ready === true", undefined, { polling: 50 });
  return work(page).finally(() => page.close());
}

test("saved runs are there after a reload, bit by bit, and an empty seat has none", async () => {
  expect(await play("claim", "s", 0, "first page")).toEqual([]);
  await play("save", 0, {}, { end: "finished", state: null, delivered: true, network: "settled" });
  await play("save", 1, { points: 2, bests: [1], weights: 3 });
  await play("save", 1, { points: 5, bests: [1, 4], weights: 3 });
  await reload();
  expect(await play("claim", "s", 0, "second page")).toEqual([
    await play("example", 0, {}, { end: "finished", state: null, delivered: true, network: "settled" }),
    await play("example", 1, { points: 5, bests: [1, 4], weights: 3 }, {}),
  ]);
});

test("a run on an engine that only an earlier version had continues on the one that works in every browser", async () => {
  await play("claim", "s", 0, "an older page");
  await play("save", 0, {}, { engine: "tfjs-wasm" as never });
  await reload();
  expect(await play("claim", "s", 0, "this page")).toEqual([
    await play("example", 0, {}, { engine: "simd" }),
  ]);
});

test("removed runs, and weights of former best points, leave nothing behind", async () => {
  await play("claim", "s", 0, "a page");
  await play("save", 0, { bests: [1, 2, 3] });
  await play("save", 0, { bests: [3, 4] });
  await play("save", 1, { bests: [5] });
  expect(await play("keys")).toEqual({
    seats: ["s,0"],
    runs: ["s,0,0", "s,0,1"],
    bests: ["s,0,0,3", "s,0,0,4", "s,0,1,5"],
  });
  await play("remove", [0]);
  expect(await play("keys")).toEqual({ seats: ["s,0"], runs: ["s,0,1"], bests: ["s,0,1,5"] });
  await play("clear");
  expect(await play("keys")).toEqual({ seats: [], runs: [], bests: [] });
});

test("of two tabs with one seat the newest has its storage; the old one gets an error and can change nothing", async () => {
  await play("claim", "s", 0, "old tab");
  await play("save", 0, { points: 5, bests: [1] });
  const taken = await inAnotherTab((page) =>
    page.evaluate(() =>
      (globalThis as never as { scenarios: typeof scenarios }).scenarios.claim("s", 0, "new tab"),
    ),
  );
  expect(taken.map(({ curve }) => curve.step.length)).toEqual([5]);
  expect(await play("save", 0, { points: 9, bests: [1, 8] })).toBe("SeatTaken");
  expect(await play("save", 3, {})).toBe("SeatTaken");
  await expect(play("clear")).rejects.toThrow("Another page has taken this seat over.");
  expect(await play("claim", "s", 0, "old tab again")).toEqual(taken);
});

test("claiming a seat removes what another seat in the class, or an old class, left behind, but nothing of another current class", async () => {
  const day = 24 * 60 * 60 * 1000;
  for (const [session, seat, now] of [
    ["long ago", 0, 0],
    ["other", 4, 2 * day],
    ["s", 1, 2 * day],
  ] as const) {
    await play("claim", session, seat, "a page", now);
    await play("save", 0, { bests: [1] });
  }
  await play("claim", "s", 2, "a page", 2 * day + 1);
  expect(await play("keys")).toEqual({
    seats: ["other,4", "s,2"],
    runs: ["other,4,0"],
    bests: ["other,4,0,1"],
  });
});

test("a class that ended is forgotten, and a page of it that is still open cannot bring it back", async () => {
  await play("claim", "other", 0, "a page");
  await play("save", 0, { bests: [] });
  await play("claim", "s", 0, "a page");
  await play("save", 0, { bests: [1] });
  await play("forget", "s");
  expect(await play("keys")).toEqual({ seats: ["other,0"], runs: ["other,0,0"], bests: [] });
  expect(await play("save", 0, {})).toBe("SeatTaken");
});

test("invalid rows are ignored", async () => {
  await play("claim", "s", 0, "a page");
  await play("save", 0, {});
  await play("save", 1, {});
  await play("spoil", "s", 0, 0);
  await reload();
  expect((await play("claim", "s", 0, "the next page")).map(({ start }) => start.run)).toEqual([1]);
});

test("when the browser's storage is full, a write fails with that error and leaves everything as it was", async () => {
  // A new browser context, because Chromium checks the available space only now and then.
  const context = await browser.page.context().browser()!.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(browser.page.url());
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 100_000 });
  await page.goto(origin);
  await page.waitForFunction("globalThis.ready === true", undefined, { polling: 50 });
  const [errors, kept] = await page.evaluate(async () => {
    const { claim, save } = (globalThis as never as { scenarios: typeof scenarios }).scenarios;
    await claim("s", 0, "a page");
    const small = await save(0, { points: 2, weights: 10, bests: [1] });
    const large = await save(0, { points: 3, weights: 1_000_000, bests: [1, 2] });
    return [[small, large], await claim("s", 0, "the next page")] as const;
  });
  await context.close();
  expect(errors).toEqual([null, "QuotaExceededError"]);
  expect(kept).toEqual([await play("example", 0, { points: 2, weights: 10, bests: [1] }, {})]);
});
