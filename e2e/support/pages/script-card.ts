import { expect, type Locator, type Page } from "@playwright/test";
import { sayIn } from "../texts";
import { DeskPage } from "./desk-page";

const say = sayIn("en");

/** The script on the desk: what a teacher says and does in the present moment of the lesson. */
export class ScriptCard {
  readonly card: Locator;

  constructor(readonly page: Page) {
    this.card = page.getByRole("region", { name: say("host.script.title") });
  }

  /** What the card offers next: the first thing that is left to click in its steps, or else how the lesson goes on. */
  private async next(): Promise<Locator> {
    const left = ':is(button, a):not([aria-pressed="true"])';
    const inStep = this.card.locator(`li[aria-current="step"] ${left}`);
    if ((await inStep.count()) > 0) return inStep.first();
    return this.card
      .getByRole("group", { name: say("host.script.goOn") })
      .locator("button, a")
      .first();
  }

  /** What that says; "" while it is changing. */
  private async label(): Promise<string> {
    const [label = ""] = await (await this.next()).allTextContents();
    return label.trim();
  }

  /** Clicks that, confirms where the desk asks, and does not wait where it counts down. Returns what it said, once the card offers something else. */
  async goOn(): Promise<string> {
    await expect.poll(() => this.label()).not.toBe("");
    const label = await this.label();
    await (await this.next()).click({ timeout: 60_000 });
    if (COUNTED_DOWN.some((word) => label.startsWith(word))) await new DeskPage(this.page).takeNow();
    if (label.startsWith(ASKS_FIRST)) {
      const dialog = this.page.getByRole("alertdialog");
      await dialog.getByRole("button").last().click();
      await expect(dialog).toBeHidden();
    }
    await expect.poll(async () => ["", label].includes(await this.label())).toBe(false);
    return label;
  }
}

/** How the labels begin of steps that can be cancelled, and of the one that is asked about first. */
const COUNTED_DOWN = [
  say("host.step.start", { round: "" }).trim(),
  say("host.step.close", { round: "" }).trim(),
  say("host.end.action"),
];
const ASKS_FIRST = say("host.step.test", { round: "" }).trim();
