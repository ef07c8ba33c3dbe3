import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import { sayIn } from "../texts";

/** What students may not change in a round. */
export type Rules = {
  readonly learningRate?: number;
  readonly optimiser?: Optimiser;
  /** The network that the lab offers first. */
  readonly network?: true;
  readonly mostParameters?: number;
  readonly mostRuns?: number;
  readonly mostEpochs?: number;
  readonly ladder?: true;
};

/** The plan of a new session. */
export class PlanPage {
  readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  async open(): Promise<void> {
    await this.page.goto("/teach/new");
    await expect(this.page.getByRole("heading", { name: this.say("teach.plan.title") })).toBeVisible();
  }

  /** A title and these challenges, a round each, instead of what was planned. */
  async plan(title: string, challenges: readonly string[]): Promise<void> {
    const { page, say } = this;
    await page.getByLabel(say("teach.plan.name")).fill(title);
    const first = page.getByRole("button", { name: say("teach.plan.remove", { number: 1 }) });
    while ((await first.count()) > 0) await first.click();
    for (const challenge of challenges) {
      const name = say("teach.plan.addOf", { title: say(`challenges.${challenge}.title`) });
      await page.getByRole("button", { name, exact: true }).click();
    }
  }

  /** The button of a round that says what students may change there, and opens it. `number` counts from 1. */
  rulesOf(number: number): Locator {
    const [before] = this.say("teach.plan.rules.change", { number, rules: "§" }).split("§");
    return this.page.getByRole("button", { name: before });
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  async hold(number: number, rules: Rules): Promise<void> {
    const { learningRate, optimiser, network, mostParameters, mostRuns, mostEpochs, ladder } = rules;
    const { dialog, say } = this;
    await this.rulesOf(number).click();
    if (network) await this.lock(say("lab.settings.network"));
    if (learningRate !== undefined) {
      await this.lock(say("lab.settings.learningRate"));
      await dialog
        .getByRole("textbox", { name: say("lab.settings.learningRate") })
        .fill(String(learningRate));
    }
    if (optimiser !== undefined) {
      const setting = say("lab.settings.optimiser");
      await this.lock(setting);
      await dialog.getByRole("combobox", { name: say("teach.plan.rules.valueOf", { setting }) }).click();
      await this.page.getByRole("option", { name: say(`lab.optimisers.${optimiser}`) }).click();
    }
    if (mostParameters !== undefined) await this.limit("parameterLimit", "mostParameters", mostParameters);
    if (mostRuns !== undefined) await this.limit("runLimit", "mostRuns", mostRuns);
    if (mostEpochs !== undefined) await this.limit("epochLimit", "mostEpochs", mostEpochs);
    if (ladder) await this.lock(say("teach.plan.rules.ladder"), say("teach.plan.rules.clearGain"));
  }

  async rulesAreDone(): Promise<void> {
    await this.dialog.getByRole("button", { name: this.say("teach.plan.rules.done") }).click();
    await expect(this.dialog).toBeHidden();
  }

  private async limit(rule: string, value: string, most: number): Promise<void> {
    const { say } = this;
    await this.lock(say(`teach.plan.rules.${rule}`), say("teach.plan.rules.limited"));
    const field = this.dialog.getByRole("textbox", { name: say(`teach.plan.rules.${value}`) });
    await field.fill(String(most));
    await field.blur();
  }

  private async lock(setting: string, word = this.say("teach.plan.rules.held")): Promise<void> {
    const choice = this.dialog.getByRole("radiogroup", { name: setting, exact: true });
    await choice.getByRole("radio", { name: word, exact: true }).click();
  }

  /** Goes to the desk of the session. */
  async create(): Promise<void> {
    await this.page.getByRole("button", { name: this.say("teach.plan.create") }).click();
    await this.page.waitForURL(/\/teach\/[0-9a-f-]{36}$/);
  }
}
