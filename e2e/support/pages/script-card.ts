import { expect, type Locator, type Page } from "@playwright/test";
import { sayIn } from "../texts";

const say = sayIn("en");

/** The script on the desk: what a teacher says and does in the present moment of the lesson. */
export class ScriptCard {
  readonly card: Locator;

  constructor(readonly page: Page) {
    this.card = page.getByRole("region", { name: say("host.script.title") });
  }

  /** What the card offers next: the first thing that is left to click in its steps, or else how the lesson goes on. */
  get next(): Locator {
    const clickable = ':is(button, a):not([aria-pressed="true"])';
    const step = this.card.locator(`li[aria-current="step"] ${clickable}`);
    const lesson = this.card.getByRole("group", { name: say("host.script.goOn") }).locator("button, a");
    return step.or(this.card.filter({ hasNot: step }).locator(lesson)).first();
  }

  /** Clicks that, and confirms where the desk asks. Returns what it said. */
  async goOn(): Promise<string> {
    await expect(this.next).toBeEnabled({ timeout: 60_000 });
    const label = ((await this.next.textContent()) ?? "").trim();
    await this.next.click();
    const dialog = this.page.getByRole("alertdialog");
    if (ASKS_FIRST.some((word) => label.startsWith(word))) {
      await dialog.getByRole("button").last().click();
      await expect(dialog).toBeHidden();
    }
    return label;
  }
}

/** How the labels begin that are asked about first. */
const ASKS_FIRST = [
  say("host.step.close", { round: "" }).trim(),
  say("host.step.test", { round: "" }).trim(),
  say("host.end.action"),
];
