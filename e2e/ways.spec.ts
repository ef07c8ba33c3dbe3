import type { Page } from "@playwright/test";
import { problem } from "@/lib/session/decide/problem";
import { expectAccessible } from "./support/accessibility";
import { expect, TEACHER, test } from "./support/classroom";
import { openClass, takeSeat } from "./support/openings";
import { EntryPage } from "./support/pages/entry-page";
import { SignInPage } from "./support/pages/sign-in-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");

/** Path and query. */
const addressOf = (page: Page) => page.url().slice(new URL(page.url()).origin.length);

test("a teacher who has to sign in lands where they meant to be, and what they had typed is there", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "On the way", "moons");
  const student = await visitors.arrive();
  await takeSeat(student, code, "Curious Otter");
  const page = await visitors.arrive();
  const signIn = () => new SignInPage(page).signIn(TEACHER.email, TEACHER.password);
  const title = page.getByLabel(say("teach.plan.name"));
  const signInLink = page.getByRole("link", { name: say("common.signIn") });
  const likeIt = `/teach/new?from=${desk.sessionId}`;

  await test.step("a new session like an earlier one, through sign-in, a closed tab and a session that ran out", async () => {
    await page.goto(likeIt);
    await signIn();
    await expect(title).toHaveValue("On the way");
    expect(addressOf(page)).toBe(likeIt);
    await title.fill("Half a title");
    await expect(page.getByText(say("teach.draft.saved"))).toBeVisible();
    await expectAccessible(page, "a plan with a draft");

    const other = await page.context().newPage();
    await other.goto(likeIt);
    await expect(other.getByLabel(say("teach.plan.name"))).toHaveValue("Half a title");
    await other.getByLabel(say("teach.plan.name")).fill("Another title");
    await expect(other.getByText(say("teach.draft.saved"))).toBeVisible();
    await title.fill("Half a title more");
    await expect(page.getByText(say("teach.draft.elsewhereTitle"))).toBeVisible();
    await expectAccessible(page, "a plan that is being edited in two tabs");
    await other.close();
    await page.getByRole("button", { name: say("teach.draft.keepMine") }).click();

    await page.context().clearCookies();
    await page.getByRole("button", { name: say("teach.plan.create") }).click();
    await signInLink.click();
    await signIn();
    await expect(page.getByText(say("teach.draft.restoredTitle"))).toBeVisible();
    await expect(title).toHaveValue("Half a title more");
    expect(addressOf(page)).toBe(likeIt);
    await page.getByRole("button", { name: say("teach.plan.create") }).click();
    await page.waitForURL(/\/teach\/[0-9a-f-]{36}$/);
    await page.goto(likeIt);
    await expect(title).toHaveValue("On the way");
    await expect(page.getByText(say("teach.draft.restoredTitle"))).toBeHidden();
  });

  await test.step("a moment of a replay, and a link to it that works for whoever gets it", async () => {
    await page.context().clearCookies();
    await page.goto(`/replay/${desk.sessionId}?t=0:01`);
    await signInLink.click();
    await signIn();
    const link = page.getByRole("button", { name: say("replay.link") });
    await link.click();
    expect(addressOf(page)).toBe(`/replay/${desk.sessionId}?t=0:01`);
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText(say("replay.onlyYou"))).toBeVisible();
    await expectAccessible(page, "a link to a replay that is not shared");
    await dialog.getByRole("button", { name: say("host.share.turnOn") }).click();
    const shared = (await dialog.getByText(/^https?:\/\/\S+share=\S+&t=00:\d\d$/).textContent()) ?? "";
    const stranger = await visitors.arrive();
    await stranger.goto(addressFrom(shared));
    await expect(stranger.getByRole("heading", { name: "On the way" })).toBeVisible();
    await page.goto(`/screen/${desk.sessionId}?view=rates`);
    await page.context().clearCookies();
    await page.reload();
    await signIn();
    await page.waitForURL(`/screen/${desk.sessionId}?view=rates`);
  });

  const unknown = await page.request.get("/api/nothing/here");
  expect([unknown.status(), await unknown.json()]).toEqual([
    404,
    { ok: false, problem: problem("no-such-address") },
  ]);
});

/** The share link has the address that students use; the story replaces it by its own. */
function addressFrom(link: string): string {
  return link.slice(new URL(link).origin.length);
}

test("whoever goes back from the lab is asked who they are, and a name typed again is not ignored", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "A shared machine", "moons");
  const page = await visitors.arrive();
  const entry = new EntryPage(page);
  await entry.join(code, "Curios Oter");
  await expect(page.getByText(say("lab.lobby.waiting"))).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: say("join.seated.title") })).toBeVisible();
  await expect(page.getByText("Curios Oter")).toBeVisible();
  await expectAccessible(page, "the door, for someone who has a seat");
  await page.getByRole("link", { name: say("join.seated.another") }).click();
  await entry.takeSeat("Curious Otter");
  await page.waitForURL(/\/play\//);
  await expect(desk.row("Curious Otter")).toBeVisible();
  await expect(desk.roster.getByRole("listitem")).toHaveCount(1);
  await page.goto(`/join/${code}`);
  await page.getByRole("link", { name: say("join.seated.return") }).click();
  await expect(page.getByText(say("lab.lobby.waiting"))).toBeVisible();
});
