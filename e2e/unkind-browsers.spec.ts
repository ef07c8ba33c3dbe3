import { expect, test } from "./classroom";
import { openClass } from "./openings";
import { EntryPage } from "./pages/entry-page";
import { LabPage } from "./pages/lab-page";
import { expectOpenedTest, openedTest } from "./pages/opened-test";
import { ReplayPage } from "./pages/replay-page";
import { sayIn } from "./texts";
import { expectNoLooseTexts, isTranslated, translatePages } from "./translation";

const say = sayIn("en");

test("a class whose browsers translate every page trains, sees its test and its replay, and reads what is new", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Traduit", "moons");
  const host = desk.page;
  await translatePages(host);
  await host.reload();
  await isTranslated(host);
  const wall = await host.context().newPage();
  await wall.goto(`/screen/${desk.sessionId}`);
  await isTranslated(wall);

  const page = await visitors.arrive();
  await translatePages(page);
  await new EntryPage(page).join(code, "Curious Otter");
  const lab = new LabPage(page);
  await isTranslated(page);
  await expect(desk.roster).toContainText("Curious Otter");
  await expect(wall.getByText("Curious Otter")).toBeVisible();

  await desk.startRound(1);
  await lab.train({ pace: "fast" });
  await lab.runEnds();
  await expect(lab.runs).toHaveCount(1);
  await expectNoLooseTexts(host, "the desk in a round");
  await lab.train({ learningRate: 0.05, pace: "fast" });
  await lab.runEnds();
  await expect(lab.runs).toHaveCount(2);
  for (const tab of ["slow-motion", "valley", "mistakes", "scale", "learnt"] as const) await lab.look(tab);
  for (const [name, screen] of Object.entries({ lab: page, desk: host, projector: wall }))
    await expectNoLooseTexts(screen, `the ${name} in a round`);

  await desk.closeRound(1);
  await expect(page.getByRole("heading", { name: say("lab.between.over", { number: 1 }) })).toBeVisible();
  await desk.openTest(1);
  const session = await desk.storedSession();
  for (const screen of [page, host, wall]) await expectOpenedTest(screen, openedTest(session, 0));
  await desk.endSession();
  await expect(page.getByRole("heading", { name: say("lab.ended.title") })).toBeVisible();

  await host.goto(`/replay/${desk.sessionId}`);
  await isTranslated(host);
  const replay = new ReplayPage(host);
  const clock = host.getByRole("region", { name: say("replay.controls") }).locator("p");
  await expect(clock).toContainText("0:00");
  await host.keyboard.press("Space");
  await expect(clock).not.toContainText("0:00");
  await replay.toTheEnd();
  await expectOpenedTest(host, openedTest(session, 0));
  await expectNoLooseTexts(host, "the replay");
});
