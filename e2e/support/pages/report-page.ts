import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import Papa from "papaparse";
import type { Locale } from "@/lib/i18n/locales";
import { sayIn } from "../texts";

/** The report of a class. */
export class ReportPage {
  readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  async open(sessionId: string): Promise<void> {
    await this.page.goto(`/teach/${sessionId}/report`);
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: this.say("report.board.title") })).toBeVisible();
  }

  /** The row of a student on the board. */
  row(name: string): Locator {
    const board = this.page.getByRole("table").first();
    return board.getByRole("row").filter({ hasText: name });
  }

  async unfoldNames(): Promise<void> {
    await this.page.getByRole("heading", { name: this.say("report.names.title") }).click();
  }

  field(nickname: string): Locator {
    const label = this.say("report.names.of", { nickname: `\u2068${nickname}\u2069` });
    return this.page.getByRole("textbox", { name: label });
  }

  async typeName(nickname: string, name: string): Promise<void> {
    await this.field(nickname).fill(name);
    await this.field(nickname).press("Enter");
    await expect(this.page.getByText(this.say("report.names.saved"), { exact: true }).first()).toBeVisible();
  }

  async pasteNames(text: string, count: number): Promise<void> {
    await this.page.getByRole("button", { name: this.say("report.names.paste") }).click();
    const dialog = this.page.getByRole("dialog", { name: this.say("report.names.pasteTitle") });
    await dialog.getByRole("textbox").fill(text);
    await dialog.getByRole("button", { name: this.say("report.names.pasteSave", { count }) }).click();
    await expect(dialog).toBeHidden();
  }

  /** The text of a file, and what it is called. */
  async download(what: "board" | "runs" | "answers" | "log"): Promise<{ name: string; text: string }> {
    const saved = this.page.waitForEvent("download");
    const words = this.say(`report.downloads.${what}`);
    await this.page.getByRole("button", { name: new RegExp(`^${words}\\s*(CSV|JSON)$`) }).click();
    const download = await saved;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  /** The rows of a table, by its headings. */
  async table(what: "board" | "runs" | "answers"): Promise<Record<string, string>[]> {
    const { text } = await this.download(what);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const read = Papa.parse<Record<string, string>>(text.slice(1), {
      ...{ header: true, delimiter: ",", skipEmptyLines: true },
    });
    expect(read.errors).toEqual([]);
    return read.data;
  }
}
