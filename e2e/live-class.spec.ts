import type { Page } from "@playwright/test";
import { glassesOrRings } from "@/lib/challenges/glasses-or-rings";
import { lengthOf } from "@/lib/learning/curves/curve";
import { rateScatter } from "@/lib/session/board/class-scatter";
import { expectAccessible } from "./support/accessibility";
import { expect, TEACHER, test } from "./support/classroom";
import { boardOf, expectBoard, readBoard } from "./support/pages/board";
import { DeskPage } from "./support/pages/desk-page";
import { EntryPage } from "./support/pages/entry-page";
import { LabPage } from "./support/pages/lab-page";
import { ReplayPage } from "./support/pages/replay-page";
import { SessionsPage } from "./support/pages/sessions-page";
import { SetUpPage } from "./support/pages/set-up-page";
import { SignInPage } from "./support/pages/sign-in-page";
import type { Visitors } from "./support/visitors";

// A server of its own: nobody has been there before the teacher comes.
test.use({ school: "a new one" });

const PROJECTOR = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

test("a class of three trains on two challenges, and its replay ends where the class ended", async ({
  server,
  visitors,
}) => {
  const host = await visitors.arrive();
  await test.step("the teacher makes the first account, and signs in with it", async () => {
    const setUp = new SetUpPage(host);
    await setUp.open();
    await expectAccessible(host, "set-up");
    await setUp.signUp(server, TEACHER);
    await expectAccessible(host, "an empty list of sessions");
    await new SessionsPage(host).signOut();
    await expectAccessible(host, "sign-in");
    await new SignInPage(host).signIn(TEACHER.email, TEACHER.password);
    await expect(new SessionsPage(host).heading).toBeVisible();
  });

  const desk = new DeskPage(host);
  const code = await test.step("the teacher plans two rounds", async () => {
    const sessions = new SessionsPage(host);
    await sessions.openPlan();
    await expectAccessible(host, "a new session");
    await sessions.create("Class 9b", ["moons", "glasses-or-rings"]);
    await desk.isLive();
    await expectAccessible(host, "the desk in the lobby");
    return desk.joinCode();
  });

  const storageState = await host.context().storageState();
  const wall = await visitors.arrive({ viewport: PROJECTOR, storageState });
  await test.step("the projector shows the code", async () => {
    await wall.goto(`/screen/${desk.sessionId}`);
    await expect(wall.getByText([...code].join(" "), { exact: true })).toBeAttached();
    await expectAccessible(wall, "the projector in the lobby");
  });

  const students = await test.step("three students join by code", async () => {
    const otter = await joinWatched(visitors, code);
    const panda = await join(visitors, code, "Brave Panda");
    const heron = await join(visitors, code, "Calm Heron", PHONE);
    for (const nickname of ["Curious Otter", "Brave Panda", "Calm Heron"]) {
      await expect(desk.roster).toContainText(nickname);
      await expect(wall.getByText(nickname)).toBeVisible();
    }
    await expectAccessible(otter.page, "the lab in the lobby");
    await otter.page.getByRole("slider", { name: otter.say("lab.slope.rate") }).press("End");
    await expect(otter.page.getByText(otter.say("lab.slope.outcomes.out"))).toBeVisible();
    return { otter, panda, heron };
  });
  const { otter, panda, heron } = students;
  const labs = [otter, panda, heron];

  await test.step("everyone trains on the moons, each with other settings; one reloads in the middle", async () => {
    await desk.startRound(1);
    await heron.train({ learningRate: 0.001, pace: "fast" });
    await panda.train({ learningRate: 0.03, pace: "watch" });
    await expect.poll(async () => await panda.accuracy()).not.toBeNull();
    await panda.page.reload();
    await expect(panda.runs).toHaveCount(1);
    await expect.poll(async () => await panda.accuracy()).not.toBeNull();
    await expect(panda.page.getByText("Brave Panda").first()).toBeVisible();

    await otter.train({ learningRate: 0.05, optimiser: "adam", epochs: 150, pace: "watch" });
    await expectAccessible(otter.page, "the lab in training");
    await expectAccessible(host, "the desk in a round");
    await expectAccessible(wall, "the projector in a round");
    await otter.runEnds();
    expect(await otter.accuracy()).toBeGreaterThan(90);

    await panda.train({ learningRate: 0.1, optimiser: "momentum", pace: "fast" });
    await panda.runEnds();
    await heron.runEnds();
    await expect(panda.runs).toHaveCount(2);
  });

  await test.step("every screen shows everyone's curves and the same board", async () => {
    await expectSameBoards(desk, wall, labs, 0);
    for (const lab of labs) await lab.showClass("curves");
    for (const page of [host, wall, ...labs.map((lab) => lab.page)])
      await expect(page.getByRole("img", { name: /4 runs by 3 students/ })).toBeVisible();
    for (const lab of labs) await lab.showClass("board");
  });

  await test.step("the round closes, and the next one is on drawings", async () => {
    await desk.closeRound(1);
    for (const lab of labs)
      await expect(
        lab.page.getByRole("heading", { name: lab.say("lab.between.over", { number: 1 }) }),
      ).toBeVisible();
    await expectAccessible(otter.page, "the lab between rounds");
    const debrief = (page: Page) =>
      page.getByRole("region", { name: otter.say("board.takeaways.title") }).getByRole("listitem");
    await expect.poll(() => debrief(wall).count()).toBeGreaterThan(0);
    const showed = await debrief(wall).allInnerTexts();
    for (const lab of labs) await expect.poll(() => debrief(lab.page).allInnerTexts()).toEqual(showed);
    await expect(
      otter.page.getByRole("region", { name: otter.say("class-pictures.rates.title") }),
    ).toBeVisible();
    await desk.startRound(2);
    await otter.train({ learningRate: 0.01, optimiser: "adam", epochs: 12, pace: "fast" });
    await panda.train({ learningRate: 0.05, epochs: 8, pace: "fast" });
    await heron.train({ learningRate: 0.0001, epochs: 5, pace: "fast" });
    for (const lab of labs) await lab.runEnds();
    await expectSameBoards(desk, wall, labs, 1);
    await desk.closeRound(2);
  });

  const live = await test.step("the class ends", async () => {
    await desk.endSession();
    for (const lab of labs)
      await expect(lab.page.getByRole("heading", { name: lab.say("lab.ended.title") })).toBeVisible();
    await expectAccessible(host, "the desk after the class");
    await expect(wall.getByRole("img", { name: /divide the plane/ })).toBeVisible();
    await expectAccessible(wall, "the projector after the class");
    const board = await readBoard(host);
    expect(board).toHaveLength(3);
    return board ?? [];
  });

  const stored = await test.step("the log has every point of every run", async () => {
    const session = await desk.storedSession();
    const runs = session.participants.flatMap((participant) => participant.runs);
    expect(runs.map((run) => lengthOf(run.curve))).toEqual(runs.map((run) => run.reported));
    const finished = runs.filter((run) => run.end?.reason === "finished");
    expect(finished.map((run) => run.curve.epoch.at(-1))).toEqual(
      finished.map((run) => run.hyperparameters.epochs),
    );
    return session;
  });

  await test.step("the replay ends with the board that the class ended with, for anyone with the link", async () => {
    const link = await desk.shareReplay();
    const guest = await visitors.arrive();
    const [place, share] = link.split("?");
    const told = await guest.request.get(`${place.replace("/replay/", "/api/sessions/")}/log?${share}`);
    const nameless = await told.text();
    expect(nameless).toContain("participant-joined");
    for (const { nickname } of live) expect(nameless).not.toContain(nickname);
    await desk.shareNicknames();
    await host.getByRole("link", { name: desk.say("host.step.replay") }).click();
    const own = new ReplayPage(host);
    await own.toTheEnd();
    await expectBoard(host, live);
    await expectAccessible(host, "the replay");
    await own.look("rates");
    const { dots } = rateScatter(stored, 1, glassesOrRings.task);
    await expect(own.runsOf("rates")).toHaveAttribute("aria-valuemax", String(dots.length));
    await expectAccessible(host, "the replay's learning rates");

    await guest.goto(link);
    const shared = new ReplayPage(guest);
    await shared.toTheEnd();
    await expectBoard(guest, live);
  });
});

/** Expects the board of a round, as it follows from the stored log, on the desk, on the projector and in every lab. */
async function expectSameBoards(desk: DeskPage, wall: Page, labs: readonly LabPage[], round: number) {
  const board = boardOf(await desk.storedSession(), round);
  expect(board).toHaveLength(3);
  for (const page of [desk.page, wall, ...labs.map((lab) => lab.page)]) await expectBoard(page, board);
}

async function join(visitors: Visitors, code: string, nickname: string, viewport?: typeof PHONE) {
  const page = await visitors.arrive({ viewport });
  await new EntryPage(page).join(code, nickname);
  return new LabPage(page);
}

/** The first student joins; every page on the way is checked. */
async function joinWatched(visitors: Visitors, code: string) {
  const page = await visitors.arrive();
  const entry = new EntryPage(page);
  await entry.open();
  await expectAccessible(page, "the code");
  await entry.typeCode(code);
  await expect(entry.nickname).toBeVisible();
  await expectAccessible(page, "the nickname");
  await entry.takeSeat("Curious Otter");
  await page.waitForURL(/\/play\//);
  return new LabPage(page);
}
