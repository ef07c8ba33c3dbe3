import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { sayIn } from "../texts";

/** The search for a learning rate on a student's own network. */
export class RateFinderDialog {
  private readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog", { name: this.say("lab.finder.title") });
  }

  /** Opens it, and waits until all rates were tried. */
  async find(): Promise<void> {
    await this.page.getByRole("button", { name: this.say("lab.finder.find"), exact: true }).click();
    const [, , end] = this.say("lab.finder.right", { from: "§", to: "§", loss: "§", steps: 9 }).split("§");
    await expect(this.dialog).toContainText(end.trim(), { timeout: 60_000 });
  }

  /** Takes the rate that is offered, and says which. */
  async take(): Promise<string> {
    const [before] = this.say("lab.finder.use", { rate: "§" }).split("§");
    const button = this.dialog.getByRole("button", { name: before.trim() });
    const rate = ((await button.textContent()) ?? "").replace(before, "").trim();
    await button.click();
    await expect(this.dialog).toBeHidden();
    return rate;
  }
}
