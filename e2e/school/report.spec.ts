import { teachers } from "@/db/schema";
import { addCoTeacher } from "@/db/session/co-teachers";
import { findSession } from "@/db/session/sessions";
import { type Database, openEmbedded } from "@/db/store/open";
import type { Locale } from "@/lib/i18n/locales";
import { scoreOn } from "@/lib/session/board/leaderboard";
import { fold } from "@/lib/session/log/apply";
import { expectAccessible } from "../support/accessibility";
import { expect, TEACHER, test } from "../support/classroom";
import { enterLab, openClass } from "../support/openings";
import { ClassQuestions } from "../support/pages/class-questions";
import { DeskPage } from "../support/pages/desk-page";
import { PastLessons } from "../support/pages/past-lessons";
import { ReplayPage } from "../support/pages/replay-page";
import { ReportPage } from "../support/pages/report-page";
import { signedIn } from "../support/pages/sign-in-page";
import { sayIn } from "../support/texts";

const say = sayIn("en");
const GRACE = { name: "Grace Hopper", email: "grace@school.example" };
const STRANGER = { name: "Joan Clarke", email: "joan@school.example" };
/** A nickname that a spreadsheet would compute. */
const ANA = "=1+1";
const BO = "Bo";
const REAL = "Anastasia Quillfeather";
const OTHER_REAL = "بوران المعري";
const WHY = "Why does it turn?";

test.use({ school: "that takes reports home" });

/** Two more teachers with the first one's password. */
async function hire(db: Database): Promise<void> {
  const [{ passwordHash }] = await db.select().from(teachers).limit(1);
  await db.insert(teachers).values([GRACE, STRANGER].map((one) => ({ ...one, passwordHash })));
}

test("a teacher takes a class home: on the screen, on paper and as files, with names that nobody else ever gets", async ({
  server,
  teacher,
  visitors,
}, info) => {
  const { desk, code } = await openClass(visitors, teacher, "Nets for 9b", "moons");
  const id = desk.sessionId;
  const [ana, bo] = [
    await enterLab(visitors, code, { nickname: ANA }),
    await enterLab(visitors, code, { nickname: BO }),
  ];

  await test.step("the class trains, answers a question and sees the test", async () => {
    await desk.startRound(1);
    const onDesk = new ClassQuestions(desk.page);
    await onDesk.ask(WHY, ["It memorises", "-1"]);
    await new ClassQuestions(ana.page).choose(WHY, "-1");
    await new ClassQuestions(bo.page).choose(WHY, "It memorises");
    await onDesk.haveAnswered(WHY, 2, 2);
    await onDesk.showAnswers(WHY);
    for (const learningRate of [0.01, 0.1]) {
      for (const lab of [ana, bo]) await lab.train({ learningRate, epochs: 5, pace: "fast" });
      for (const lab of [ana, bo]) await lab.runEnds();
    }
    await desk.closeRound(1);
    await desk.openTest(1);
    await desk.endSession();
  });

  const report = new ReportPage(desk.page);
  await test.step("the report opens from the desk, and tells what each student tried and what it did", async () => {
    await desk.page.getByRole("link", { name: say("host.report") }).click();
    await report.isShown();
    const paths = report.page.getByRole("article");
    await expect(paths).toHaveCount(2);
    await expect(paths.filter({ hasText: BO })).toContainText(
      `${say("lab.settings.learningRate")}: \u2068\u20660.01\u2069\u2069 → \u2068\u20660.1\u2069\u2069`,
    );
    await expect(paths.filter({ hasText: BO })).toContainText("It memorises");
    await expectAccessible(report.page, "a report");
  });

  const { events } = await desk.storedLog();
  await test.step("the tables and the log are what is stored, and without real names as long as there are none", async () => {
    const { participants } = fold(events);
    const nicknames = [`'${ANA}`, BO];
    const runs = await report.table("runs");
    expect(
      runs.map((run) => [run.Nickname, run.Run, run["Learning rate"], run.Epochs, run["Validation score"]]),
    ).toEqual(
      expect.arrayContaining(
        participants.flatMap(({ id: seat, runs }) =>
          runs.map((run) => [
            ...[nicknames[seat], `${run.number + 1}`, `${run.hyperparameters.learningRate}`],
            ...[`${run.hyperparameters.epochs}`, `${Math.round(10 * scoreOn(run, "validation")) / 10}`],
          ]),
        ),
      ),
    );
    expect(runs).toHaveLength(4);
    expect(Object.keys(runs[0])).not.toContain("Real name");
    const answers = await report.table("answers");
    expect(answers.map(({ Nickname, Question, Answer }) => [Nickname, Question, Answer]).sort()).toEqual(
      [
        [`'${ANA}`, WHY, "-1"],
        [BO, WHY, "It memorises"],
      ].sort(),
    );
    const board = await report.table("board");
    const [opened] = events.filter((event) => event.type === "test-opened");
    expect(board.map((row) => [row.Nickname, row["Round 1: test score"]]).sort()).toEqual(
      opened.results
        .map(({ participant, test }) => [nicknames[participant], `${Math.round(10 * test.score) / 10}`])
        .sort(),
    );
    const log = await report.download("log");
    expect(log.name).toMatch(/^downhill-Nets-for-9b-log-\d{4}-\d\d-\d\d\.json$/);
    expect(JSON.parse(log.text)).toEqual({
      ...{ format: "downhill-session-log", version: 1, events },
      session: { id, title: "Nets for 9b", createdAt: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
  });

  await test.step("names are typed or pasted, are saved as they go, and are in the tables but not in the log", async () => {
    await report.unfoldNames();
    await report.typeName(ANA, ` ${REAL}\u202e `);
    await expect(report.row(REAL)).toContainText(ANA);
    await report.pasteNames(`Nickname, Name\nbo، ${OTHER_REAL}`, 1);
    await expect(report.row(OTHER_REAL)).toContainText(BO);
    await expectAccessible(report.page, "a report with names");
    await report.page.reload();
    await report.isShown();
    await expect(report.row(REAL)).toContainText(ANA);
    await report.unfoldNames();
    await expect(report.field(BO)).toHaveValue(OTHER_REAL);
    const named = (await report.table("board")).map((row) => [row.Nickname, row["Real name"]]);
    expect(named.sort()).toEqual([
      [`'${ANA}`, REAL],
      [BO, OTHER_REAL],
    ]);
    expect((await report.download("log")).text).not.toContain(REAL);
  });

  await test.step("on paper it is light, without what leads elsewhere, on A4, in both languages", async () => {
    for (const locale of ["en", "ar"] as Locale[]) {
      const page = await visitors.arrive({ storageState: teacher, locale });
      await page.emulateMedia({ colorScheme: "dark" });
      const printed = new ReportPage(page, locale);
      await printed.open(id);
      await expect(printed.row(REAL)).toBeVisible();
      const pdf = await page.pdf({ path: info.outputPath(`report-${locale}.pdf`), preferCSSPageSize: true });
      const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString("latin1")) ?? [];
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      await expect(page.getByRole("button")).toHaveCount(0);
      await expect(page.getByRole("banner")).toBeHidden();
      await expect(printed.row(REAL)).toBeVisible();
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toMatch(
        /^(white|rgb\(255, 255, 255\)|oklch\(1 0 0\))$/,
      );
      await page.screenshot({ path: info.outputPath(`report-${locale}.png`), fullPage: true });
    }
  });

  let shareToken = "";
  await server.lookInto(async (folder) => {
    const { db, close } = await openEmbedded(folder);
    await hire(db);
    const session = await findSession(db, id);
    const everybody = await db.select({ id: teachers.id, email: teachers.email }).from(teachers);
    const grace = everybody.find(({ email }) => email === GRACE.email);
    expect(await addCoTeacher(db, id, session?.hostId ?? "", grace?.id ?? "")).toBe("changed");
    await close();
  });

  await test.step("it is found from the replay and in the list of past sessions", async () => {
    const page = await visitors.arrive({ storageState: teacher });
    await page.goto(`/replay/${id}`);
    await page.getByRole("link", { name: say("replay.report") }).click();
    await new ReportPage(page).isShown();
    const lessons = new PastLessons(page);
    await lessons.open();
    await lessons.act("Nets for 9b", "lessons.act.report");
    await page.waitForURL(`/teach/${id}/report`);
    await new ReportPage(page).isShown();
    await page.goto(`/teach/${id}`);
    const link = await new DeskPage(page).shareReplay();
    shareToken = new URL(link).searchParams.get("share") ?? "";
  });

  await test.step("no other page of the host's, of a co-teacher's, of a student's or by the link ever gets a name", async () => {
    visitors.record();
    const host = await visitors.arrive({ storageState: teacher });
    const grace = await signedIn(visitors, GRACE.email, TEACHER.password);
    for (const page of [host, grace]) {
      for (const path of [`/teach/${id}`, `/screen/${id}`, `/teach`]) {
        await page.goto(path);
        await expect(page.getByText("Nets for 9b").first()).toBeVisible();
      }
      await page.goto(`/replay/${id}`);
      await new ReplayPage(page).toTheEnd();
    }
    const hers = new ReportPage(grace);
    await hers.open(id);
    await expect(hers.row(BO)).toBeVisible();
    expect(Object.keys((await hers.table("board"))[0])).not.toContain("Real name");
    await hers.unfoldNames();
    await expect(hers.field(BO)).toHaveValue("");
    await hers.typeName(BO, "Somebody else");
    const guest = await visitors.arrive();
    await guest.goto(`/replay/${id}?share=${shareToken}`);
    await new ReplayPage(guest).toTheEnd();
    await expect(guest.getByRole("link", { name: say("replay.report") })).toHaveCount(0);
    const received = (await visitors.received()).toString("utf8");
    expect(received).toContain(BO);
    expect(received).not.toContain("Quillfeather");
    expect(received).not.toContain("المعري");
  });

  await test.step("whoever may not hold the desk is told of no such page, and a guest to sign in", async () => {
    const joan = await signedIn(visitors, STRANGER.email, TEACHER.password);
    expect((await joan.goto(`/teach/${id}/report`))?.status()).toBe(404);
    await expect(joan.getByText(say("common.notFound.title"))).toBeVisible();
    const guest = await visitors.arrive();
    await guest.goto(`/teach/${id}/report`);
    await guest.waitForURL(/\/teach\/sign-in/);
    const host = new ReportPage(await visitors.arrive({ storageState: teacher }));
    await host.open(id);
    await expect(host.row(OTHER_REAL)).toContainText(BO);
  });
});
