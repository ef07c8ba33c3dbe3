import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { sayIn } from "../texts";

/** The list of past sessions, below the live ones. */
export class PastLessons {
  readonly say;

  constructor(
    readonly page: Page,
    locale: Locale = "en",
  ) {
    this.say = sayIn(locale);
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/teach${query}`);
    await expect(this.list).toBeVisible();
  }

  get section(): Locator {
    return this.page.locator("section[aria-labelledby=past-sessions]");
  }

  get list(): Locator {
    return this.section.getByRole("list").first();
  }

  get titles(): Locator {
    return this.section.getByRole("article").getByRole("heading");
  }

  row(title: string): Locator {
    return this.section.getByRole("article").filter({ has: this.page.getByRole("heading", { name: title }) });
  }

  tab(name: string): Locator {
    const filters = this.page.getByRole("navigation", { name: this.say("lessons.filters") });
    return filters.getByRole("link", { name: new RegExp(`^${name}`) });
  }

  async search(words: string): Promise<void> {
    const field = this.page.getByRole("searchbox", { name: this.say("lessons.search.label") });
    await field.fill(words);
    await field.press("Enter");
    await this.page.waitForURL((url) => url.searchParams.get("q") === words);
  }

  /** Chooses an entry of a session's menu, by the key of its text. */
  async act(title: string, key: string): Promise<void> {
    const action = this.say("lessons.actions");
    await this.page
      .getByRole("button", { name: this.say("teach.sessions.actionOn", { action, title }) })
      .click();
    await this.page.getByRole("menuitem", { name: new RegExp(`^${this.say(key)}`) }).click();
  }

  /** Types one line into the dialog that is open, and saves it. */
  async save(text: string): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await dialog.locator("input").fill(text);
    await dialog.getByRole("button", { name: this.say("lessons.rename.save") }).click();
    await expect(dialog).toBeHidden();
  }
}
