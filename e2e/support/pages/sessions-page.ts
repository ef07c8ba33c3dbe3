import { expect, type Page } from "@playwright/test";
import { sayIn } from "../texts";
import { PlanPage } from "./plan-page";

const say = sayIn("en");

/** The teacher's sessions, and the way to a new one. */
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
    await new PlanPage(this.page).open();
  }

  /** Plans these challenges, a round each, and goes to the desk of the session. */
  async create(title: string, challenges: readonly string[]): Promise<void> {
    const plan = new PlanPage(this.page);
    await plan.open();
    await plan.plan(title, challenges);
    await plan.create();
  }
}
