import { expect, type Page } from "@playwright/test";
import { sayIn } from "../texts";

const say = sayIn("en");

/** On the desk: everything about the student who is open. */
export class StudentDrawer {
  constructor(readonly page: Page) {}

  get drawer() {
    return this.page.locator("[data-student-drawer]");
  }

  of(nickname: string) {
    return this.page.getByRole("dialog", { name: nickname });
  }

  /** Opens a student from the roster. */
  async open(nickname: string): Promise<void> {
    await this.page
      .getByRole("list", { name: say("host.roster.title") })
      .getByRole("button", { name: nickname, exact: true })
      .click();
    await expect(this.of(nickname)).toBeVisible();
  }

  async say(text: string): Promise<void> {
    await this.drawer.getByLabel(say("host.student.say.label")).fill(text);
    await this.drawer.getByRole("button", { name: say("host.student.say.send") }).click();
  }

  get said() {
    return this.drawer.getByRole("list", { name: say("host.student.say.said") });
  }

  async note(text: string): Promise<void> {
    await this.drawer.getByLabel(say("host.student.notes.label")).fill(text);
    await this.page.keyboard.press("Enter");
  }

  get notes() {
    return this.drawer.getByRole("list", { name: say("host.student.notes.title") });
  }

  /** A run of the list, by its number from 1. */
  run(number: number) {
    return this.drawer.getByRole("button", { name: new RegExp(`^#${number}\\b`) });
  }

  /** The code with which the seat moves to another device. */
  async moveCode(): Promise<string> {
    await this.drawer.getByRole("button", { name: say("host.student.move.action") }).click();
    return (await this.drawer.locator("[data-seat-code]").getAttribute("data-seat-code")) ?? "";
  }
}
