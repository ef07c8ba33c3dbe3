import { expect, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { REGIMES } from "@/lib/learning/curves/diagnosis";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import type { Pace } from "@/lib/learning/training/training";
import { sayIn } from "../texts";

/** What a student changes before a run. */
export type Choice = {
  readonly learningRate?: number;
  readonly optimiser?: Optimiser;
  readonly epochs?: number;
  readonly pace?: Pace;
};

/** A student's lab. */
export class LabPage {
  readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  async choose({ learningRate, optimiser, epochs, pace }: Choice): Promise<void> {
    const { page, say } = this;
    if (learningRate !== undefined)
      await page.getByRole("textbox", { name: say("lab.settings.learningRate") }).fill(String(learningRate));
    if (optimiser !== undefined) {
      await page.getByRole("combobox", { name: say("lab.settings.optimiser") }).click();
      await page.getByRole("option", { name: say(`lab.optimisers.${optimiser}`) }).click();
    }
    if (epochs !== undefined) {
      await this.epochs.fill(String(epochs));
      await this.epochs.blur();
    }
    if (pace !== undefined)
      await page.getByRole("radio", { name: say(`lab.pace.${pace}`), exact: true }).check();
  }

  get trainButton() {
    return this.page.getByRole("button", { name: this.say("lab.train.start"), exact: true });
  }

  get stopButton() {
    return this.page.getByRole("button", { name: this.say("lab.train.stop"), exact: true });
  }

  /** Says whatever the student may expect, if the round asks for it: until then, nobody can train. */
  async expectAnything(): Promise<void> {
    const asked = this.page.getByText(this.say("question.lab.trainAfter"), { exact: true });
    await expect(
      asked.or(this.trainButton.and(this.page.locator(':not([aria-disabled="true"])'))),
    ).toBeVisible({
      timeout: 30_000,
    });
    if (!(await asked.isVisible())) return;
    const card = this.page.locator("#expectation");
    const number = card.getByRole("textbox");
    if (await number.isVisible()) {
      await number.fill("50");
      await number.press("Enter");
    } else await card.locator("label").first().click();
    await expect(asked).toBeHidden();
  }

  async train(choice: Choice = {}): Promise<void> {
    await this.expectAnything();
    await expect(this.trainButton).toBeEnabled({ timeout: 30_000 });
    await this.choose(choice);
    const before = await this.runs.count();
    await this.trainButton.click();
    // A small network at full speed has ended before anyone could look for the button that stops it.
    await expect
      .poll(async () => (await this.stopButton.isVisible()) || (await this.runs.count()) > before)
      .toBe(true);
  }

  /** Waits until the current run has ended and the class has stored all of it. */
  async runEnds(): Promise<void> {
    await expect(this.trainButton).toBeEnabled({ timeout: 60_000 });
    await expect(this.saved).toBeVisible({ timeout: 30_000 });
  }

  /** Switches between the board and everyone's curves. */
  async showClass(view: "board" | "curves"): Promise<void> {
    await this.page.getByRole("radio", { name: this.say(`lab.class.${view}`) }).click();
  }

  /** How many steps the current run has taken; null while none is shown. */
  async step(): Promise<number | null> {
    const [before] = this.say("lab.train.steps", { step: "§", total: "" }).split("§");
    const shown = this.page.getByText(new RegExp(`^${before}[\\d,]+`));
    if ((await shown.count()) === 0) return null;
    return Number(/[\d,]+/.exec((await shown.first().textContent()) ?? "")?.[0].replaceAll(",", ""));
  }

  /** What is wrong with the run that is shown, by name. */
  get diagnosis() {
    const regimes = REGIMES.map((regime) => this.say(`board.diagnosis.regime.${regime}.label`));
    return this.page.locator("strong").filter({ hasText: new RegExp(`^(${regimes.join("|")})`) });
  }

  /** Another way to look at the network. */
  async look(tab: "learnt" | "slow-motion" | "valley" | "mistakes" | "scale"): Promise<void> {
    await this.page.getByRole("tab", { name: this.say(`lab.learnt.tabs.${tab}`), exact: true }).click();
  }

  /** Of the tab that was chosen last; the one before it is inert while it leaves. */
  get panel() {
    return this.page.getByRole("tabpanel").and(this.page.locator(":not([inert])"));
  }

  get epochs() {
    return this.page.getByRole("textbox", { name: this.say("lab.settings.epochs") });
  }

  get learningRate() {
    return this.page.getByRole("textbox", { name: this.say("lab.settings.learningRate") });
  }

  /** What the round holds fast: a line, and behind it the whole of it. */
  get fixed() {
    return this.page.locator("details[data-fixed]");
  }

  async openFixed(): Promise<void> {
    await this.fixed.locator("summary").click();
  }

  get optimiser() {
    return this.page.getByRole("combobox", { name: this.say("lab.settings.optimiser") });
  }

  /** A sentence about what was refused or did not work. */
  get trouble() {
    return this.page
      .locator(`[role="alert"]:not(#__next-route-announcer__)`)
      .filter({ hasText: /\S/, visible: true });
  }

  get saved() {
    return this.page.getByText(this.say("lab.saved.saved"), { exact: true });
  }

  /** How far the score of the run that is shown can be trusted, in the words of a screen reader. */
  get trust() {
    return this.figure("score").locator("dd .sr-only");
  }

  get runs() {
    return this.page.getByRole("list", { name: this.say("lab.runs.title") }).getByRole("listitem");
  }

  /** Validation accuracy at the best epoch of the run that is shown, in percent; null before there is one. */
  async accuracy(): Promise<number | null> {
    const percent = Number.parseFloat((await this.figure("accuracy").locator("dd").textContent()) ?? "");
    return Number.isNaN(percent) ? null : percent;
  }

  private figure(name: "score" | "accuracy") {
    const title = this.page.getByText(this.say(`lab.figures.${name}`), { exact: true });
    return this.page.locator("dl > div").filter({ has: title });
  }
}
