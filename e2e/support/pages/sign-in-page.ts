import { expect, type Page } from "@playwright/test";
import { sayIn } from "../texts";
import type { Visitors } from "../visitors";

const say = sayIn("en");

export class SignInPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/teach/sign-in");
    await expect(this.page.getByRole("heading", { name: say("teach.signIn.title") })).toBeVisible();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel(say("teach.signIn.email")).fill(email);
    await this.page.getByLabel(say("teach.signIn.password")).fill(password);
    await this.page.getByRole("button", { name: say("teach.signIn.submit"), exact: true }).click();
  }
}

/** A browser of its own in which this teacher is signed in. */
export async function signedIn(visitors: Visitors, email: string, password: string): Promise<Page> {
  const page = await visitors.arrive();
  await new SignInPage(page).open();
  await new SignInPage(page).signIn(email, password);
  await page.waitForURL("/teach");
  return page;
}
