import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { sayIn } from "../texts";

/** What a class is asked: on a student's page, on the desk, on the wall or in a replay. */
export class ClassQuestions {
  readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  /** A question of this text, open or with its answers. */
  about(text: string): Locator {
    return this.page.getByRole("region", { name: text, exact: true });
  }

  /** In a lab: chooses an answer. */
  async choose(text: string, choice: string): Promise<void> {
    const words = this.page.getByText(choice, { exact: true });
    await this.about(text).locator("label").filter({ has: words }).click();
    await this.hasSaid(text);
  }

  /** In a lab: types a number and sends it. */
  async typeNumber(text: string, number: string): Promise<void> {
    const asked = this.about(text);
    await asked.getByRole("textbox", { name: this.say("question.lab.number") }).fill(number);
    await asked.getByRole("button", { name: this.say("question.lab.answer"), exact: true }).click();
  }

  /** In a lab: waits until the page takes the answer as given, and no longer asks. */
  private async hasSaid(text: string): Promise<void> {
    await expect(this.about(text).getByRole("radio")).toHaveCount(0);
  }

  /** On the desk: writes a question and asks it. */
  async ask(text: string, choices: readonly string[]): Promise<void> {
    const { page, say } = this;
    await page.keyboard.press("q");
    const dialog = page.getByRole("dialog", { name: say("question.desk.form.send") });
    await dialog.getByRole("textbox", { name: say("question.desk.form.text") }).fill(text);
    for (const [index, choice] of choices.entries()) {
      const letter = "ABCDEF"[index];
      const field = dialog.getByRole("textbox", { name: say("question.desk.form.choice", { letter }) });
      if ((await field.count()) === 0)
        await dialog.getByRole("button", { name: say("question.desk.form.add") }).click();
      await field.fill(choice);
    }
    await dialog.getByRole("button", { name: say("question.desk.form.send"), exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** On the desk: shows the class how it has answered. */
  async showAnswers(text: string): Promise<void> {
    await this.about(text)
      .getByRole("button", { name: this.say("question.desk.show"), exact: true })
      .click();
  }

  /** On the desk or the wall: waits until that many have answered. */
  async haveAnswered(text: string, done: number, count: number): Promise<void> {
    await expect(this.about(text).first()).toContainText(this.say("question.answered", { done, count }), {
      timeout: 15_000,
    });
  }

  /** Waits until so many gave each answer to a question with choices, in the order of the choices; of two votes, first the earlier one. */
  async haveChosen(text: string, counts: readonly (readonly number[])[]): Promise<void> {
    const choices = this.about(text).getByRole("list", { name: this.say("question.choices") });
    const shown = async () => {
      const rows = await choices.getByRole("listitem").allInnerTexts();
      return rows.map((row) => [...row.matchAll(/^(\d+) · \d+%$/gm)].map(([, count]) => Number(count)));
    };
    await expect.poll(shown, { timeout: 15_000 }).toEqual(counts);
  }
}
