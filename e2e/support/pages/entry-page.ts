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
    await this.code.fill(code);
    await this.page.getByRole("button", { name: this.say("join.join"), exact: true }).click();
  }

  get code() {
    return this.page.getByLabel(this.say("join.codeLabel"));
  }

  /** Taps a box of the code, counted from 1. */
  async tapBox(number: number): Promise<void> {
    const box = await this.box(number).boundingBox();
    if (box === null) throw new Error(`The code has no box ${number}.`);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** The mark in a box that shows where the next key acts. */
  caretIn(number: number) {
    return this.box(number).locator("span");
  }

  private box(number: number) {
    return this.code.locator(`xpath=preceding-sibling::div/span[${number}]`);
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

  /** The sentence that says why joining was refused. */
  get refusal() {
    return this.page
      .locator(`[role="alert"]:not(#__next-route-announcer__)`)
      .filter({ hasText: /\S/, visible: true });
  }
}
