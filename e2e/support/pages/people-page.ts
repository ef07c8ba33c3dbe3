import { expect, type Locator, type Page } from "@playwright/test";
import { sayIn } from "../texts";
import type { Account } from "./set-up-page";

const say = sayIn("en");

/** The owners' page: everybody's accounts, and invitations. */
export class PeoplePage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/teach");
    await this.page.getByRole("link", { name: say("people.nav") }).click();
    await expect(
      this.page.getByRole("heading", { name: say("people.list.title"), exact: true }),
    ).toBeVisible();
  }

  /** The account with this name. */
  account(name: string): Locator {
    return this.page.getByRole("article").filter({ has: this.page.getByRole("heading", { name }) });
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** Makes an invitation; resolves to its path. */
  async invite(role: "teacher" | "owner"): Promise<string> {
    const { page } = this;
    await page.getByRole("radio", { name: say(`people.roles.${role}`) }).click();
    const before = await this.invitations.count();
    await page.getByRole("button", { name: say("people.invite.make") }).click();
    await expect(this.invitations).toHaveCount(before + 1);
    return pathIn(page.getByRole("status").filter({ hasText: say("people.invite.ready") }));
  }

  /** Those that are open, as their buttons for withdrawing them. */
  get invitations(): Locator {
    return this.page.getByRole("button", { name: say("people.invite.withdraw"), exact: true });
  }

  async withdrawAll(): Promise<void> {
    while ((await this.invitations.count()) > 0) {
      const left = await this.invitations.count();
      await this.invitations.first().click();
      await this.confirm(say("people.invite.withdrawConfirm"));
      await expect(this.invitations).toHaveCount(left - 1);
    }
  }

  /** Makes a reset link for somebody; resolves to its path. The dialog that shows it stays open. */
  async resetLink(name: string): Promise<string> {
    await this.act(name, "reset").click();
    await expect(this.dialog).toBeVisible();
    return pathIn(this.dialog);
  }

  async setRole(name: string, action: "makeOwner" | "makeTeacher"): Promise<void> {
    await this.act(name, action).click();
    await this.confirm(say(`people.list.${action}`));
  }

  /** The button that does something to an account. */
  act(name: string, action: "makeOwner" | "makeTeacher" | "reset" | "remove"): Locator {
    const label = say("people.list.actionOn", { action: say(`people.list.${action}`), name });
    return this.page.getByRole("button", { name: label, exact: true });
  }

  private async confirm(label: string): Promise<void> {
    await this.page.getByRole("alertdialog").getByRole("button", { name: label, exact: true }).click();
  }
}

async function pathIn(shown: Locator): Promise<string> {
  const address = await shown.getByText(/\/teach\/(invitation|reset)\//).textContent();
  return new URL(address ?? "").pathname;
}

/** Opens an invitation and creates the account. */
export async function join(
  page: Page,
  invitation: string,
  { name, email, password }: Account,
): Promise<void> {
  await page.goto(invitation);
  await page.getByLabel(say("people.newAccount.name")).fill(name);
  await page.getByLabel(say("people.newAccount.email")).fill(email);
  await page.getByLabel(say("people.newAccount.password")).fill(password);
  await page.getByRole("button", { name: say("people.invitation.submit") }).click();
  await expect(page.getByRole("heading", { name: say("teach.sessions.title") })).toBeVisible();
}
