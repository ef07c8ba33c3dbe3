import { expect, type Page } from "@playwright/test";
import type { RunningServer } from "../start-server";
import { sayIn } from "../texts";

export type Account = { readonly name: string; readonly email: string; readonly password: string };

const say = sayIn("en");
const SET_UP_CODE = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/;

/** The first visit to a server: the account of its teacher. */
export class SetUpPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/teach");
    await expect(this.page.getByRole("heading", { name: say("teach.setUp.title") })).toBeVisible();
  }

  /** With the code that the server printed. */
  async signUp(server: RunningServer, { name, email, password }: Account): Promise<void> {
    await this.open();
    await this.page.getByLabel(say("teach.setUp.code")).fill(printedCode(server));
    await this.page.getByLabel(say("people.newAccount.name")).fill(name);
    await this.page.getByLabel(say("people.newAccount.email")).fill(email);
    await this.page.getByLabel(say("people.newAccount.password")).fill(password);
    await this.page.getByRole("button", { name: say("teach.setUp.submit") }).click();
    await expect(this.page.getByRole("heading", { name: say("teach.sessions.title") })).toBeVisible();
  }
}

function printedCode(server: RunningServer): string {
  const printed = SET_UP_CODE.exec(server.output());
  if (!printed) throw new Error(`The server printed no set-up code:\n${server.output()}`);
  return printed[0];
}
