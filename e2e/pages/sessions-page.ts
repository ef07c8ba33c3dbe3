import { expect, type Page } from "@playwright/test";
import { sayIn } from "../texts";

const say = sayIn("en");

/** The teacher's sessions, and the plan of a new one. */
export class SessionsPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/teach");
    await expect(this.heading).toBeVisible();
  }

  get heading() {
    return this.page.getByRole("heading", { name: say("teach.sessions.title") });
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: say("teach.signOut") }).click();
    await this.page.waitForURL("/");
    await this.page.goto("/teach");
    await expect(this.page.getByRole("heading", { name: say("teach.signIn.title") })).toBeVisible();
  }

  async openPlan(): Promise<void> {
    await this.page.goto("/teach/new");
    await expect(this.page.getByRole("heading", { name: say("teach.plan.title") })).toBeVisible();
  }

  /** Plans these challenges, a round each, and goes to the desk of the session. */
  async create(title: string, challenges: readonly string[]): Promise<void> {
    await this.openPlan();
    await this.page.getByLabel(say("teach.plan.name")).fill(title);
    await this.emptyPlan();
    for (const challenge of challenges) {
      const name = say("teach.plan.addOf", { title: say(`challenges.${challenge}.title`) });
      await this.page.getByRole("button", { name }).click();
    }
    await this.page.getByRole("button", { name: say("teach.plan.create") }).click();
    await this.page.waitForURL(/\/teach\/[0-9a-f-]{36}$/);
  }

  private async emptyPlan(): Promise<void> {
    const first = this.page.getByRole("button", { name: say("teach.plan.remove", { number: 1 }) });
    while ((await first.count()) > 0) await first.click();
  }
}
