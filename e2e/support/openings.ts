import { expect, type Page } from "@playwright/test";
import { DeskPage } from "./pages/desk-page";
import { EntryPage } from "./pages/entry-page";
import { LabPage } from "./pages/lab-page";
import { PlanPage, type Rules } from "./pages/plan-page";
import type { VisitorOptions, Visitors } from "./visitors";

type Cookies = NonNullable<VisitorOptions["storageState"]>;

/** A class of its own for one story, at its desk: one round, of which `rules` may hold something back. */
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

/** A seat in the class of this code for this page's browser, without its lab. A seat is given only to a browser that keeps the door's cookie. */
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
