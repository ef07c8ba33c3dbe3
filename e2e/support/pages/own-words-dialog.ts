import type { Locator, Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { sayIn } from "../texts";

/** The dialog in which a teacher makes a challenge of words of their own, on the page of a plan. */
export class OwnWordsDialog {
  readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  get alert(): Locator {
    return this.dialog.getByRole("alert");
  }

  get title(): Locator {
    return this.dialog.getByLabel(this.say("teach.plan.ownWords.name"), { exact: true });
  }

  private get field(): Locator {
    return this.dialog.getByLabel(this.say("teach.plan.ownWords.words"), { exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: this.say("teach.own.writeWords") }).click();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: this.say("common.close") }).click();
  }

  async write(text: string): Promise<void> {
    await this.field.fill(text);
  }

  /** Pastes a text as the browser does; a field takes it over only if nobody prevents that. Resolves to whether it was taken. */
  async paste(text: string): Promise<boolean> {
    return this.field.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      return field.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  typed(): Promise<string> {
    return this.field.inputValue();
  }

  /** Chooses a file with this text, in UTF-8. */
  async choose({ name, text }: { name: string; text: string }): Promise<void> {
    await this.dialog
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  }

  async use(): Promise<void> {
    await this.dialog.getByRole("button", { name: this.say("teach.own.choose.round") }).click();
  }
}
