import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { expectNoLooseTexts } from "./translation";

/** The rules whose answer depends on the theme; all others look at the same elements in light and in dark. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** Looks for violations of accessibility on the page as it is, in light and in dark, and for texts that no browser could translate. `name`: how a failure calls the page. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await expectNoLooseTexts(page, name);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await settle(page);
    // No page has frames of others, so the results need no page of their own to be put together in.
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

/** Colours on their way from one theme to the other would be measured as neither. */
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
