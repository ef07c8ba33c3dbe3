import type { Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { EntryPage } from "./support/pages/entry-page";
import { LabPage } from "./support/pages/lab-page";
import { sayIn } from "./support/texts";

const SOON = { timeout: 60_000 };
/** All that a good network on two moons needs. */
const GOOD = { learningRate: 0.03, optimiser: "adam", epochs: 60, pace: "fast" } as const;

function alone(page: Page, locale: Locale) {
  const say = sayIn(locale);
  const moons = page.getByRole("link", { name: say("challenges.moons.title") }).first();
  return {
    say,
    lab: new LabPage(page, locale),
    moons,
    all: page.getByRole("link", { name: say("alone.all") }),
    openTest: page.getByRole("button", { name: say("alone.test.open") }),
    async openMoons() {
      await expect(moons).toBeVisible(SOON);
      await moons.click();
    },
  };
}

test("a visitor trains alone, beats ghosts, opens the test, finds it all again, and trains on without a network", async ({
  visitors,
}) => {
  const page = await visitors.arrive();
  const { say, lab, all, moons, openTest, openMoons } = alone(page, "en");

  await test.step("from the start page, without a code", async () => {
    await new EntryPage(page).open();
    await page.getByRole("link", { name: say("join.alone.open") }).click();
    await expect(page.getByRole("heading", { name: say("alone.title") })).toBeVisible();
    await expect(page.getByText(say("alone.unsealed"))).toBeVisible();
    await expect(page.getByText(say("alone.offline.ready"))).toBeVisible(SOON);
    await expectAccessible(page, "the challenges for one");
  });

  await test.step("a good network is checked on this page and beats ghosts, which come one by one or at once", async () => {
    await openMoons();
    await expect(openTest).toBeDisabled();
    await lab.train(GOOD);
    await expect(lab.trainButton).toBeEnabled(SOON);
    await expect(openTest).toBeEnabled(SOON);
    await page.getByRole("radio", { name: say("alone.ghosts.once") }).check();
    await expect(page.getByText(/Ahead of [1-8] of 8 ghosts|You have beaten every ghost/)).toBeVisible(SOON);
    await expect(page.getByText(/You have beaten/)).toBeVisible();
    await expectAccessible(page, "the lab of somebody who trains alone");
  });

  await test.step("the test opens when they choose, once", async () => {
    await openTest.click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: say("alone.test.confirm") })
      .click();
    await expect(page.getByRole("heading", { name: say("alone.result.over") })).toBeVisible(SOON);
    await expect(page.getByText(/Your test score is/)).toBeVisible(SOON);
    await expect(openTest).toBeHidden();
    await expectAccessible(page, "an opened test");
  });

  await test.step("after a reload, what was reached is there", async () => {
    await page.reload();
    await page.goto("/alone");
    await expect(moons).toContainText(/best \D*\d/, SOON);
    await expect(moons).toContainText(/test \D*\d/);
    await expect(moons).toContainText(/[1-8] of 8 ghosts beaten/);
  });

  await test.step("without a network, the page opens and trains", async () => {
    await page.context().setOffline(true);
    await page.goto("/alone");
    await page.reload();
    await openMoons();
    await lab.train({ epochs: 20, pace: "fast" });
    await expect(lab.trainButton).toBeEnabled(SOON);
    await expect(openTest).toBeEnabled(SOON);
    await page.context().setOffline(false);
  });

  await test.step("one button forgets it all, the copy included", async () => {
    await all.click();
    await page.getByRole("button", { name: say("alone.forget.open") }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: say("alone.forget.confirm") })
      .click();
    await expect(page.getByText(say("alone.forget.done"))).toBeVisible();
    await expect(moons).toContainText(say("alone.challenge.new"));
    await expect
      .poll(() =>
        page.evaluate(async () => [
          (await navigator.serviceWorker.getRegistrations()).length,
          (await caches.keys()).length,
        ]),
      )
      .toEqual([0, 0]);
  });
});

test("the copy for use offline has the page for one, its files and the ghosts, and no other page is answered for", async ({
  visitors,
}) => {
  const page = await visitors.arrive();
  await page.goto("/alone");
  await expect(page.getByText(sayIn("en")("alone.offline.ready"))).toBeVisible(SOON);
  await page.goto("/");
  await page.goto("/check");
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => !path.startsWith("/_next/static/")).sort()).toEqual([
    "/alone",
    "/ghosts.json",
  ]);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  const scopes = await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  );
  expect(scopes).toEqual(["/alone"]);
});

test("the same in Arabic, from right to left, on a phone", async ({ visitors }) => {
  const page = await visitors.arrive({ locale: "ar", viewport: { width: 390, height: 844 } });
  const { say, lab, openTest, openMoons } = alone(page, "ar");
  await page.goto("/alone");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await openMoons();
  await lab.train(GOOD);
  await expect(lab.trainButton).toBeEnabled(SOON);
  await expect(openTest).toBeEnabled(SOON);
  await openTest.click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: say("alone.test.confirm") })
    .click();
  await expect(page.getByRole("heading", { name: say("alone.result.over") })).toBeVisible(SOON);
  await expectAccessible(page, "an opened test, in Arabic");
});
