import { expect, type Page } from "@playwright/test";
import { DeskPage } from "./pages/desk-page";
import { EntryPage } from "./pages/entry-page";
import { LabPage } from "./pages/lab-page";
import { PlanPage, type Rules } from "./pages/plan-page";
import type { VisitorOptions, Visitors } from "./visitors";

type Cookies = NonNullable<VisitorOptions["storageState"]>;

/** Creates a class with one round for a story, and opens its desk. `rules`: what students may not change. */
export async function openClass(
  visitors: Visitors,
  teacher: Cookies,
  title: string,
  challenge: string,
  rules: Rules | null = null,
) {
  const plan = new PlanPage(await visitors.arrive({ storageState: teacher }));
  await plan.open();
  await plan.plan(title, [challenge]);
  if (rules) {
    await plan.hold(1, rules);
    await plan.rulesAreDone();
  }
  await plan.create();
  const desk = new DeskPage(plan.page);
  await desk.isLive();
  return { desk, code: await desk.joinCode() };
}

/** Takes a seat in the class of this code for this page's browser, without opening the lab. The browser must have the door's cookie. */
export async function takeSeat({ request }: Page, code: string, nickname: string): Promise<void> {
  await request.get(`/join/${code}`);
  const answer = await request.post("/api/join", { data: { code, nickname } });
  expect(await answer.json()).toMatchObject({ ok: true });
}

/** A student's lab in the class of this code. */
export async function enterLab(
  visitors: Visitors,
  code: string,
  { nickname = "Curious Otter", ...options }: VisitorOptions & { nickname?: string } = {},
) {
  const page = await visitors.arrive(options);
  await new EntryPage(page, options.locale).join(code, nickname);
  return new LabPage(page, options.locale);
}
