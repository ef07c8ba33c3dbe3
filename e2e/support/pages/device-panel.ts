import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import type { EngineName } from "@/lib/learning/training/engine-choice";
import { sayIn } from "../texts";

/** What trains on a student's device: the chip in the lab's header, what opens from it, and the race. */
export class DevicePanel {
  private readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  get chip(): Locator {
    return this.page.getByRole("banner").locator("[data-place=device]").getByRole("button");
  }

  /** Under its title: how the engine was chosen, and the others. */
  get panel(): Locator {
    return this.page.getByRole("dialog", { name: this.say("lab.device.title") });
  }

  async open(): Promise<void> {
    await this.chip.click();
    await expect(this.panel).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.panel).toBeHidden();
  }

  async choose(engine: EngineName): Promise<void> {
    const engines = this.panel.getByRole("radiogroup", { name: this.say("lab.device.switch") });
    await engines.getByRole("radio", { name: this.say(`lab.device.engines.${engine}`) }).click();
  }

  get race(): Locator {
    return this.page.getByRole("dialog", { name: this.say("lab.race.title") });
  }

  async openRace(): Promise<void> {
    await this.panel.getByRole("button", { name: this.say("lab.device.race") }).click();
    await expect(this.race).toBeVisible();
  }

  /** Until every lane has come to its end. */
  async runRace(): Promise<void> {
    await this.race.getByRole("button", { name: this.say("lab.race.start") }).click();
    await expect(this.race.getByRole("button", { name: this.say("lab.race.again") })).toBeVisible({
      timeout: 120_000,
    });
  }

  /** One for each engine in the race. */
  get lanes(): Locator {
    return this.race.getByRole("progressbar");
  }
}
