import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import type { VoteAnswer } from "@/lib/session/log/events";
import { sayIn } from "../texts";

/** A word of a closed vote, as a page shows it: what it was and how many were fooled, in the words of the page. */
export type ShownAnswer = { readonly word: string; readonly said: string };

/** "Real or invented?" on a desk, in a lab or in a replay. */
export class ClassVote {
  readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  /** On the desk: asks the class, and waits until the server has found the words. */
  async open(): Promise<void> {
    const { page, say } = this;
    const ask = page.getByRole("button", { name: say("vote.ask") });
    await ask.or(page.getByRole("button", { name: say("vote.askAgain") })).click();
    await expect(this.list("words")).toBeVisible({ timeout: 30_000 });
  }

  /** On the desk: waits until that many of the class have answered every word. */
  async haveVoted(voted: number, count: number): Promise<void> {
    await expect(this.page.getByText(this.say("vote.voted", { voted, count }))).toBeVisible({
      timeout: 15_000,
    });
  }

  /** On the desk: closes the vote. */
  async showAnswers(): Promise<void> {
    await this.page.getByRole("button", { name: this.say("vote.show") }).click();
    await expect(this.list("answers")).toBeVisible();
  }

  /** The words that the page asks about, once it does. */
  async words(): Promise<string[]> {
    await expect(this.list("words")).toBeVisible({ timeout: 15_000 });
    return this.list("words").locator("bdi").allTextContents();
  }

  /** In a lab: gives one answer. The button is pressed at once, and stays so when the class has stored the answer. */
  async answer(word: string, answer: VoteAnswer): Promise<void> {
    const button = this.page
      .getByRole("group", { name: word, exact: true })
      .getByRole("button", { name: this.say(`vote.${answer}`), exact: true });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
  }

  /** In a lab: answers every word. */
  async answerAll(answerOf: (word: string) => VoteAnswer): Promise<void> {
    for (const word of await this.words()) await this.answer(word, answerOf(word));
  }

  /** In a lab: puts the vote, or its answers, aside. */
  async putAside(): Promise<void> {
    const dialog = this.page.getByRole("dialog", { name: this.say("vote.title") });
    await dialog.getByRole("button", { name: this.say("common.close") }).click();
    await expect(dialog).toBeHidden();
  }

  /** What the words were, once the page shows it. */
  async answers(): Promise<ShownAnswer[]> {
    await expect(this.list("answers")).toBeVisible({ timeout: 15_000 });
    return this.list("answers")
      .getByRole("listitem")
      .evaluateAll((rows) =>
        rows.map((row) => ({
          word: row.querySelector("bdi")?.textContent ?? "",
          said: [...row.querySelectorAll("span")]
            .filter((span) => span.childElementCount === 0)
            .map((span) => span.textContent?.trim())
            .filter(Boolean)
            .join(", "),
        })),
      );
  }

  private list(which: "words" | "answers"): Locator {
    return this.page.getByRole("list", { name: this.say(`vote.${which}`), exact: true });
  }
}
