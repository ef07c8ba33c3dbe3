import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import type { Activation, Layer } from "@/lib/learning/network/network";
import { sayIn } from "../texts";

/** A student's network, layer by layer. Layers count from 1. */
export class NetworkEditor {
  private readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  get layers(): Locator {
    return this.page.getByRole("list", { name: this.say("lab.settings.layers") }).getByRole("listitem");
  }

  layer(number: number): Locator {
    return this.layers.nth(number - 1);
  }

  async add(kind: Layer["kind"]): Promise<void> {
    const count = await this.layers.count();
    await this.page.getByRole("button", { name: this.say("lab.layers.add") }).click();
    await this.page.getByRole("menuitem", { name: this.say(`lab.layers.kinds.${kind}`) }).click();
    await expect(this.layers).toHaveCount(count + 1);
  }

  /** Sets a layer's one number that is always in sight. */
  async set(number: number, kind: Layer["kind"], value: number): Promise<void> {
    const field = this.page.getByRole("textbox", { name: this.say(`lab.layers.main.${kind}`, { number }) });
    await field.fill(String(value));
    await field.blur();
  }

  async activate(number: number, activation: Activation): Promise<void> {
    await this.open(number);
    await this.layer(number)
      .getByRole("combobox", { name: this.say("lab.layers.fields.activation") })
      .click();
    await this.page.getByRole("option", { name: this.say(`lab.activations.${activation}`) }).click();
  }

  async remove(number: number): Promise<void> {
    const count = await this.layers.count();
    await this.open(number);
    await this.page.getByRole("button", { name: this.say("lab.layers.remove", { number }) }).click();
    await expect(this.layers).toHaveCount(count - 1);
  }

  /** Shows all that can be set of a layer. */
  private async open(number: number): Promise<void> {
    const head = this.layer(number).getByRole("button").first();
    if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
  }
}
