import { sessions, teachers } from "@/db/schema";
import { type Database, openEmbedded } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { expectAccessible } from "../support/accessibility";
import { expect, TEACHER, test } from "../support/classroom";
import { enrolClass } from "../support/full-class";
import { enterLab, openClass } from "../support/openings";
import { DeskPage } from "../support/pages/desk-page";
import { PastLessons } from "../support/pages/past-lessons";
import { signedIn } from "../support/pages/sign-in-page";
import { sayIn } from "../support/texts";

const say = sayIn("en");
const GRACE = { name: "Grace Hopper", email: "grace@school.example" };

test.use({ school: "of past lessons" });

/** A second teacher with the first one's password. */
async function hireGrace(db: Database): Promise<void> {
  const [{ passwordHash }] = await db.select().from(teachers).limit(1);
  await db
    .insert(teachers)
    .values({ ...GRACE, passwordHash })
    .onConflictDoNothing();
}

/** Sessions of the first teacher that have ended, without anybody in them. */
async function manyLessons(db: Database, count: number): Promise<void> {
  const [{ id: hostId }] = await db.select().from(teachers).limit(1);
  const plan = { rounds: [openRound("moons", null)] };
  const rows = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 0, 1, 8, index));
    return {
      ...{ hostId, title: `Lesson ${index}`, plan, joinCode: "AAAAAA", secret: new Uint8Array(32) },
      ...{ createdAt: at, endedAt: new Date(), classLabel: "10a" },
    };
  });
  await db.insert(sessions).values(rows);
}

test("a teacher finds a lesson of last year by what it was about, files it by class, and shares it from the list", async ({
  server,
  teacher,
  visitors,
}) => {
  await server.lookInto(async (folder) => {
    const { db, close } = await openEmbedded(folder);
    await manyLessons(db, 25);
    for (const title of ["Spirals on Monday", "Spirals on Tuesday"])
      await enrolClass(db, { title, students: 6, moment: "ended" });
    await close();
  });
  const page = await visitors.arrive({ storageState: teacher });
  const lessons = new PastLessons(page);

  await test.step("the list comes in pages, and says who won once that has been worked out", async () => {
    await lessons.open();
    await expect(lessons.titles).toHaveCount(20);
    await expect(async () => {
      await page.reload();
      await expect(lessons.row("Spirals on Monday")).toContainText(/Won by \S+/, { timeout: 1_000 });
    }).toPass();
    await expect(lessons.row("Spirals on Monday")).toContainText(
      say("teach.sessions.students", { count: 6 }),
    );
    await expect(page.getByText(say("lessons.retention", { days: 90 }))).toBeVisible();
    await expectAccessible(page, "the list of past sessions");
    await page.getByRole("link", { name: say("teach.pages.older") }).click();
    await expect(lessons.titles).toHaveCount(7);
  });

  await test.step("a search finds it by any of its words, and says when there is nothing", async () => {
    await lessons.open();
    await lessons.search("MONDAY spirals");
    await expect(lessons.titles).toHaveText(["Spirals on Monday"]);
    await lessons.search("penguins");
    await expect(page.getByText(say("lessons.none.found", { search: "⁨penguins⁩" }))).toBeVisible();
    await expectAccessible(page, "a search that finds nothing");
    await page.getByRole("link", { name: say("lessons.search.clear") }).click();
    await expect(lessons.titles).toHaveCount(20);
  });

  await test.step("a class has a list and an address of its own, and is renamed with all its sessions", async () => {
    for (const title of ["Spirals on Monday", "Spirals on Tuesday"]) {
      await lessons.act(title, "lessons.act.class");
      await lessons.save("8b");
      await expect(lessons.row(title).getByRole("link", { name: "8b" })).toBeVisible();
    }
    await lessons.tab("8b").click();
    await page.waitForURL("/teach?class=8b");
    await expect(lessons.titles).toHaveText(["Spirals on Tuesday", "Spirals on Monday"]);
    await page.getByRole("button", { name: say("lessons.class.rename") }).click();
    await expectAccessible(page, "renaming a class");
    await lessons.save("9b");
    await expect(page.getByText(say("lessons.none.inClass", { label: "⁨8b⁩" }))).toBeVisible();
    await lessons.open("?class=9b");
    await expect(lessons.titles).toHaveText(["Spirals on Tuesday", "Spirals on Monday"]);
  });

  await test.step("a session is renamed, and its replay with it", async () => {
    await lessons.act("Spirals on Tuesday", "lessons.act.rename");
    const dialog = page.getByRole("dialog");
    await dialog.locator("input").fill(" ");
    await dialog.getByRole("button", { name: say("lessons.rename.save") }).click();
    await expect(dialog.getByText(say("problems.title-empty"))).toBeVisible();
    await lessons.save("Spirals, second try");
    await lessons.row("Spirals, second try").getByRole("heading").getByRole("link").click();
    await expect(page.getByText("Spirals, second try").first()).toBeVisible();
    await lessons.open("?class=9b");
  });

  await test.step("it is shared from its row, with animals instead of names, and its link opens for a guest", async () => {
    await lessons.act("Spirals on Monday", "lessons.act.share");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: say("host.share.turnOn") }).click();
    const link = await dialog.getByText(/^https?:\/\/\S+\/replay\/\S+/).textContent();
    await expect(dialog.getByText(say("host.share.onAnimals"))).toBeVisible();
    await expectAccessible(page, "sharing a replay from the list");
    await page.keyboard.press("Escape");
    await expect(lessons.row("Spirals on Monday").getByTitle(say("lessons.shared"))).toBeVisible();
    const guest = await visitors.arrive();
    await guest.goto(new URL(link ?? "").pathname + new URL(link ?? "").search);
    await expect(guest.getByRole("slider", { name: say("replay.scrubber") })).toBeVisible();
  });

  await test.step("what is archived is out of the list, and comes back", async () => {
    await lessons.act("Spirals, second try", "lessons.act.archive");
    await expect(lessons.titles).toHaveText(["Spirals on Monday"]);
    await lessons.tab(say("lessons.archived")).click();
    await expect(lessons.titles).toHaveText(["Spirals, second try"]);
    await lessons.act("Spirals, second try", "lessons.act.restore");
    await expect(page.getByText(say("lessons.none.archived"))).toBeVisible();
    await page.getByRole("link", { name: say("lessons.none.showAll") }).click();
    await expect(lessons.row("Spirals, second try")).toBeVisible();
  });

  await test.step("it is kept, and copied into a new plan", async () => {
    await lessons.act("Spirals on Monday", "lessons.act.keep");
    await expect(lessons.row("Spirals on Monday")).toContainText(say("lessons.kept"));
    await lessons.act("Spirals on Monday", "teach.sessions.copy");
    await page.waitForURL(/\/teach\/new\?from=/);
    await expect(page.getByLabel(say("teach.plan.name"))).toHaveValue("Spirals on Monday");
  });

  await test.step("in Arabic, and on a phone", async () => {
    const arabic = new PastLessons(await visitors.arrive({ storageState: teacher, locale: "ar" }), "ar");
    await arabic.open("?class=9b");
    await expect(arabic.titles).toHaveCount(2);
    await expectAccessible(arabic.page, "the list in Arabic");
    const phone = new PastLessons(
      await visitors.arrive({ storageState: teacher, viewport: { width: 390, height: 844 } }),
    );
    await phone.open();
    const width = await phone.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
    await expectAccessible(phone.page, "the list on a phone");
  });
});

test("a colleague opens the desk and runs a round while the host watches, becomes the host, and removes the former one", async ({
  server,
  teacher,
  visitors,
}) => {
  await server.lookInto(async (folder) => {
    const { db, close } = await openEmbedded(folder);
    await hireGrace(db);
    await close();
  });
  const { desk: ada, code } = await openClass(visitors, teacher, "Nets together", "moons");
  const id = ada.sessionId;
  const grace = await signedIn(visitors, GRACE.email, TEACHER.password);
  const teachersOf = async ({ page }: DeskPage) => {
    await page.getByRole("button", { name: say("lessons.teachers.open") }).click();
    return page.getByRole("dialog", { name: say("lessons.teachers.title") });
  };

  await test.step("before she is added, the class is not hers", async () => {
    await grace.goto(`/teach/${id}`);
    await expect(grace.getByText(say("common.notFound.title"))).toBeVisible();
  });

  await test.step("the host adds her at the desk", async () => {
    const dialog = await teachersOf(ada);
    await dialog.getByRole("combobox").click();
    await ada.page.getByRole("option", { name: new RegExp(GRACE.email) }).click();
    await dialog.getByRole("button", { name: say("lessons.teachers.addAction"), exact: true }).click();
    await expect(dialog.getByRole("list")).toContainText(GRACE.email);
    await expectAccessible(ada.page, "the teachers of a class");
    await ada.page.keyboard.press("Escape");
  });

  const desk = new DeskPage(grace);
  await test.step("she finds the class in her list, opens its desk and runs a round, and the host sees it", async () => {
    await grace.goto("/teach");
    await expect(grace.getByText(say("lessons.host", { name: `⁨${TEACHER.name}⁩` }))).toBeVisible();
    await grace.getByRole("link", { name: new RegExp(say("teach.sessions.desk")) }).click();
    await desk.isLive();
    await enterLab(visitors, code);
    await desk.startRound(1);
    await expect(ada.closeButton(1)).toBeVisible();
    await desk.closeRound(1);
    await expect(ada.closeButton(1)).toBeHidden();
  });

  await test.step("the host hands over and stays as a co-teacher", async () => {
    const dialog = await teachersOf(ada);
    await dialog.getByRole("button", { name: new RegExp(`^${say("lessons.teachers.handOver")}`) }).click();
    await expectAccessible(ada.page, "handing over a class");
    await dialog.getByRole("button", { name: say("lessons.teachers.handOver"), exact: true }).click();
    await expect(dialog.getByRole("button", { name: say("lessons.teachers.leave") })).toBeVisible();
    await ada.page.keyboard.press("Escape");
    await ada.isLive();
  });

  await test.step("the new host removes the former one, whose desk closes with a sentence", async () => {
    const dialog = await teachersOf(desk);
    await dialog.getByRole("button", { name: new RegExp(`^${say("lessons.teachers.remove")}`) }).click();
    const sure = grace.getByRole("alertdialog");
    await sure.getByRole("button", { name: say("lessons.teachers.remove"), exact: true }).click();
    await expect(ada.page.getByRole("heading", { name: say("problems.desk-lost") })).toBeVisible();
    await expectAccessible(ada.page, "a desk that was taken away");
    await ada.page.getByRole("link", { name: say("host.allClasses") }).click();
    await expect(ada.page.getByText("Nets together")).toHaveCount(0);
    await desk.isLive();
    await grace.keyboard.press("Escape");
    await desk.endSession();
  });
});
