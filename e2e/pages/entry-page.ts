import { expect, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { sayIn } from "../texts";

/** The way in: the code, then a nickname. */
export class EntryPage {
  private readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  async open(): Promise<void> {
    await this.page.goto("/");
    await expect(this.page.getByRole("heading", { name: this.say("join.title") })).toBeVisible();
  }

  async typeCode(code: string): Promise<void> {
    await this.page.getByLabel(this.say("join.codeLabel")).fill(code);
    await this.page.getByRole("button", { name: this.say("join.join"), exact: true }).click();
  }

  get nickname() {
    return this.page.getByLabel(this.say("join.nicknameLabel"));
  }

  async takeSeat(nickname: string): Promise<void> {
    await this.nickname.fill(nickname);
    await this.page.getByRole("button", { name: this.say("join.enter") }).click();
  }

  /** From the code to the lab. */
  async join(code: string, nickname: string): Promise<void> {
    await this.open();
    await this.typeCode(code);
    await this.takeSeat(nickname);
    await this.page.waitForURL(/\/play\//);
  }

  /** The sentence that says why not. */
  get refusal() {
    return this.page
      .locator(`[role="alert"]:not(#__next-route-announcer__)`)
      .filter({ hasText: /\S/, visible: true });
  }
}
