import type { Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { WORD_KINDS, type WordKind } from "@/lib/learning/letters/writer";
import { sayIn } from "../texts";

/** What a network of letters writes, in a student's lab. */
export class WrittenWords {
  readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  /** Chooses one of the two tabs that only letters have. */
  async look(tab: "words" | "space"): Promise<void> {
    const name = this.say(tab === "words" ? "writing.tab" : "writing.space.tab");
    await this.page.getByRole("tab", { name, exact: true }).click();
  }

  get list() {
    return this.page.getByRole("region", { name: this.say("writing.words") });
  }

  get buttons() {
    return this.list.getByRole("listitem").getByRole("button");
  }

  /** The words that are shown at this moment; none while there is no network. */
  async words(): Promise<string[]> {
    return (await this.buttons.allTextContents()).map((word) => word.replace(/…$/u, ""));
  }

  get temperature() {
    return this.page.getByRole("slider", { name: this.say("writing.temperature.name") });
  }

  get beginning() {
    return this.page.getByRole("textbox", { name: this.say("writing.beginning.name") });
  }

  /** How many of 100 words are of each kind; null before they have been counted. */
  async tally(): Promise<Readonly<Record<WordKind, number>> | null> {
    const shown = this.page.getByRole("region", { name: this.say("writing.tally.title") });
    const counts = await Promise.all(
      WORD_KINDS.map(async (kind) => {
        const text = await shown.locator(`[data-kind="${kind}"]`).textContent();
        return [kind, text === "–" ? null : Number(text)] as const;
      }),
    );
    if (counts.some(([, count]) => count === null)) return null;
    return Object.fromEntries(counts) as Record<WordKind, number>;
  }

  /** The share (0 to 1) of words that the network has by heart; null before they have been counted. */
  async recited(): Promise<number | null> {
    const tally = await this.tally();
    if (tally === null) return null;
    return tally.recited / (tally.recited + tally.guessed + tally.invented);
  }
}
