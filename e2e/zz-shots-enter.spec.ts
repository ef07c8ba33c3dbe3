import { expect, test } from "./support/classroom";
import { LabPage } from "./support/pages/lab-page";
import { sayIn } from "./support/texts";
for (const [name, locale, viewport, dark] of [
  ["wide", "en", { width: 1366, height: 768 }, false],
  ["phone", "ar", { width: 390, height: 844 }, false],
  ["dark", "en", { width: 1366, height: 768 }, true],
  ["arabic", "ar", { width: 1366, height: 768 }, false],
] as const) {
  test(`shots ${name}`, async ({ visitors }) => {
    test.setTimeout(200_000);
    const page = await visitors.arrive({ locale, viewport });
    if (dark) await page.emulateMedia({ colorScheme: "dark" });
    const say = sayIn(locale);
    const shot = (what: string, fullPage = false) => page.screenshot({ path: `/tmp/shots/enter/${name}-${what}.png`, fullPage });
    if (name === "wide") { await page.goto("/"); await shot("entry"); }
    await page.goto("/alone");
    await page.waitForTimeout(2500);
    await shot("list", true);
    await page.getByRole("link", { name: say("challenges.moons.title") }).first().click();
    const lab = new LabPage(page, locale);
    await lab.train({ learningRate: 0.03, optimiser: "adam", epochs: 60, pace: "fast" });
    await expect(page.getByRole("button", { name: say("alone.test.open") })).toBeEnabled({ timeout: 60000 });
    await page.getByRole("radio", { name: say("alone.ghosts.once") }).check();
    await page.waitForTimeout(2500);
    await shot("lab", name === "phone");
    await page.getByRole("radio", { name: say("lab.class.curves") }).check();
    await page.waitForTimeout(500);
    if (name === "wide") await shot("curves");
    await page.getByRole("button", { name: say("alone.test.open") }).click();
    await page.waitForTimeout(500);
    if (name !== "dark") await shot("dialog");
    await page.getByRole("alertdialog").getByRole("button", { name: say("alone.test.confirm") }).click();
    await expect(page.getByRole("heading", { name: say("alone.result.over") })).toBeVisible({timeout: 30000});
    await page.waitForTimeout(23000);
    await shot("result", true);
  });
}
