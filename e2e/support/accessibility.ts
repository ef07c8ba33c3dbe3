import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { expectNoLooseTexts } from "./translation";

/** The rules whose result depends on the theme; all others give the same result in light and dark. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** Checks the accessibility of the page as it is, in light and dark, and looks for texts that browsers cannot translate. `name`: the page's name in failures. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await expectNoLooseTexts(page, name);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await settle(page);
    // Our pages have no frames of other sites, so axe does not need a separate page to combine results.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    const { violations } = await (colorScheme === "light" ? axe : axe.withRules(RULES_OF_COLOUR)).analyze();
    const found = violations.map(({ id, nodes }) => ({
      rule: id,
      nodes: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
    }));
    expect(found, `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Waits until the colours have changed: in the middle of a transition they belong to neither theme. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A transition begins with the frame in which the new colours are first computed.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const moving = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map((animation) => animation.finished));
  });
}
