import type { Page } from "@playwright/test";
import { aliasOf } from "@/components/board/names";
import { rateSentence } from "@/components/class-pictures/picture-sentence";
import { circles } from "@/lib/challenges/circles";
import { diagnose, type Regime } from "@/lib/learning/curves/diagnosis";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { rateScatter } from "@/lib/session/board/class-scatter";
import { leaderboard, type Standing } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import { besideInLab } from "@/lib/session/insights/beside";
import { diagnosisOf } from "@/lib/session/insights/run-diagnosis";
import { takeaways } from "@/lib/session/insights/takeaways";
import { isPaused, type Participant, type Session } from "@/lib/session/log/session";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab } from "./support/openings";
import { DeskPage } from "./support/pages/desk-page";
import type { LabPage } from "./support/pages/lab-page";
import { NetworkEditor } from "./support/pages/network-editor";
import { expectOpenedTest, openedTest } from "./support/pages/opened-test";
import { PlanPage } from "./support/pages/plan-page";
import { showPicture } from "./support/pages/wall-pictures";
import { type Rehearsal, rehearsalOf, rehearse } from "./support/rehearsal";
import { sayIn } from "./support/texts";

const say = sayIn("en");
const WALL = { width: 1920, height: 1080 };
const CLASS = ["Ana", "Bo", "Cyd", "Dee"] as const;

/** Numbers from one to the other at equal ratios. */
const between = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    Number((from * (to / from) ** (index / (count - 1))).toPrecision(2)),
  );

/** Learning rates that the story tries in its head, as some of them diverge, bounce or crawl, and the best of them arrive. */
const RATES = [10, 8, 6, 5, ...between(0.4, 4, 24), 0.03, 0.02, 0.01];

/** Units in round 4: by heart, about right, too few. */
const SIZES = [128, 16, 2];

// In a story this long, a step that hangs should fail soon.
test.use({ actionTimeout: 40_000 });

test("a teacher teaches the default lesson to four students: what their settings do is seen, told, and found by the test", async ({
  visitors,
  teacher,
}) => {
  const plan = new PlanPage(await visitors.arrive({ storageState: teacher }));
  await plan.open();
  await plan.create();
  const desk = new DeskPage(plan.page);
  await desk.isLive();
  const id = desk.sessionId;
  const wall = await visitors.arrive({ viewport: WALL, storageState: teacher });
  await wall.goto(`/screen/${id}`);
  const code = await desk.joinCode();
  const labs: LabPage[] = [];
  for (const nickname of CLASS) labs.push(await enterLab(visitors, code, { nickname }));
  const [ana, bo, cyd, dee] = labs;
  const stored = () => desk.storedSession();
  /** The runs of a round, each student's rates in turn, at full speed. */
  const trainRates = async (lab: LabPage, rates: readonly number[]) => {
    for (const learningRate of rates) {
      await lab.train({ learningRate, pace: "fast" });
      await lab.runEnds();
    }
  };

  /** Starts the next round by its key; `number` counts from 1. */
  const start = async (number: number) => {
    await expect(
      desk.page.getByRole("button", { name: say("host.step.start", { round: number }) }),
    ).toBeVisible();
    await desk.press("s", { now: true });
    await expect(desk.closeButton(number)).toBeVisible();
    for (const { page } of labs)
      await expect(page.getByRole("heading", { name: new RegExp(`^Round ${number} ·`) })).toBeVisible();
    for (const { trainButton } of labs) await expect(trainButton).toBeInViewport({ ratio: 1 });
  };

  await test.step("a round is shown before it starts, and starts by a key", async () => {
    await desk.press("o");
    await expect(wall.getByText(say("projector.opened.round", { round: 1 }))).toBeVisible();
    await expect(ana.page.getByText(say("lab.opened.waiting"))).toBeVisible();
    await expect(wall.getByText(say("teach.lesson.aims.downhill"))).toBeVisible();
    for (const page of [wall, ana.page])
      await expect(
        page.getByRole("figure").getByRole("img", { name: say("charts.sample.examples") }),
      ).toBeVisible();
    await start(1);
  });

  // Runs that begin before their landscape is measured are not on it until then.
  await expect.poll(async () => (await stored()).rounds[0], { timeout: 60_000 }).toHaveProperty("valley");
  const rates = await ratesOf(await firstRound(ana.page, id, await stored()));
  await test.step("each learning rate is diagnosed as what it does", async () => {
    await expect(ana.page.getByRole("button", { name: say("lab.finder.find") })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    const chosen = [rates.diverged[0], rates.bouncing[0], rates.crawling[0], rates.best[0]];
    for (const [index, lab] of labs.entries())
      await lab.train({ learningRate: chosen[index].rate, pace: lab === dee ? 10 : "fast" });
    await desk.press("p");
    await expect(dee.page.getByText(say("lab.paused.training"))).toBeVisible();
    expect(isPaused(await stored())).toBe(true);
    const before = await dee.step();
    await wall.waitForTimeout(600);
    expect(await dee.step()).toBe(before);
    await desk.command(say("host.controls.resume"));
    await dee.choose({ pace: "fast" });
    for (const lab of labs) await lab.runEnds();
    // The stored runs may come a moment after the labs' own.
    await expect
      .poll(async () => (await stored()).participants.map(({ runs: [run] }) => run.end !== null))
      .toEqual(labs.map(() => true));
    const session = await stored();
    const told = session.participants.map(
      ({ runs: [run] }) => diagnosisOf(session, run, circles.task)?.regime,
    );
    expect([told[0], told[2]]).toEqual(["diverged", "crawling"]);
    // A lab does not have the others' rates, so it may judge otherwise than the desk.
    for (const [index, regime] of session.participants.map((one) => regimeInLab(session, one)).entries())
      await expect(labs[index].diagnosis).toContainText(say(`board.diagnosis.regime.${regime}.label`));
    for (const index of [0, 2])
      await expect(desk.row(CLASS[index])).toContainText(say(`board.diagnosis.regime.${told[index]}.label`));
  });

  await test.step("everybody's network rolls on one landscape, on the wall and, for its student, in the lab", async () => {
    const { participants } = await stored();
    for (const { runs } of participants) expect(runs[0].curve.across?.[0]).toBe(0);
    await showPicture(wall, "valley");
    const rolling = wall.getByRole("img", { name: /^4 networks roll from the same start/ });
    await expect(rolling).toBeVisible();
    await expect(rolling.locator("canvas").first()).toBeVisible();
    await showPicture(wall, "valley");
    await dee.page.getByRole("tab", { name: say("lab.learnt.tabs.valley") }).click();
    await dee.page.getByRole("radio", { name: say("valley.around.start") }).click();
    await expect(dee.page.getByRole("img", { name: /^One network rolls/ })).toBeVisible();
    await dee.page.getByRole("tab", { name: say("lab.learnt.tabs.learnt") }).click();
  });

  await test.step("who gets nowhere three times gets a hint and is seen on the roster; a hand is seen too", async () => {
    await trainRates(
      cyd,
      rates.crawling.slice(1, 3).map(({ rate }) => rate),
    );
    await expect(cyd.page.getByRole("complementary", { name: say("lab.hint.title") })).toBeVisible();
    await cyd.page.getByRole("button", { name: say("lab.hand.raise") }).click();
    await expect(
      desk.page.getByRole("button", { name: say("host.roster.lowerHand", { nickname: "Cyd" }) }),
    ).toBeVisible();
    await desk.press("h");
    await expect(cyd.page.getByRole("complementary", { name: say("lab.hint.title") })).toBeHidden();
  });

  await test.step("the U is in the scatter of what the class did", async () => {
    await trainRates(
      ana,
      rates.diverged.slice(1, 3).map(({ rate }) => rate),
    );
    const worse = async () => rateScatter(await stored(), 0, circles.task).hump.worse;
    // How far apart good rates score depends on the round's seed, so Dee goes on until three are as good as each other.
    const good = rates.best.map(({ rate }) => rate);
    for (const rate of [...good.slice(1), good[0], good[0]]) {
      if ((await worse()) === "both") break;
      await trainRates(dee, [rate]);
    }
    expect(await worse()).toBe("both");
    await wall.keyboard.press("2");
    const scatter = rateScatter(await stored(), 0, circles.task);
    const { best, below, above } = rateSentence(scatter, false).values;
    for (const score of [best, below, above])
      await expect(wall.getByText(new RegExp(`${score}\\D.*`)).first()).toBeVisible();
    await expectAccessible(wall, "the wall with learning rates");
  });

  await test.step("what the round showed is told on the wall and in every lab", async () => {
    await desk.press("c", { now: true });
    /** The sentences, without the pictures beside them. */
    const told = (page: Page) =>
      page
        .getByRole("region", { name: say("board.takeaways.title") })
        .getByRole("listitem")
        .locator(":scope > :last-child");
    await expect(ana.page.getByText(say("lab.between.over", { number: 1 }))).toBeVisible();
    const showed = takeaways(await stored(), 0, circles).map(({ key }) => key);
    expect(showed).toContain("rate-between");
    await showPicture(wall, "debrief");
    // A third one depends on how this class's runs happened to end.
    await expect(told(wall)).toHaveCount(showed.length);
    const sentences = await told(wall).allTextContents();
    for (const lab of labs) await expect(told(lab.page)).toHaveText(sentences);
    await expectAccessible(ana.page, "a lab after a round");
  });

  await test.step("a network without hidden layers underfits a curve", async () => {
    await start(2);
    await new NetworkEditor(cyd.page).remove(1);
    for (const lab of [cyd, dee]) await lab.train({ pace: "fast" });
    for (const lab of [cyd, dee]) await lab.runEnds();
    await expect(cyd.diagnosis).toContainText(say("board.diagnosis.fit.underfitting.label"));
    await desk.command(say("host.step.close", { round: 2 }));
    await desk.takeNow();
  });

  await test.step("drawings are told apart by who is in the spotlight", async () => {
    await start(3);
    await dee.train({ pace: "fast" });
    await dee.runEnds();
    await desk.command(say("host.controls.spotlight", { nickname: "Dee" }));
    await expect.poll(async () => (await stored()).spotlight?.participant).toBe(3);
    await desk.press("c", { now: true });
  });

  await test.step("who learns the examples by heart leads until the test opens, and falls", async () => {
    await start(4);
    for (const [index, units] of SIZES.entries()) {
      await new NetworkEditor(labs[index].page).set(2, "dense", units);
      await labs[index].train({ pace: "fast" });
    }
    for (const [index] of SIZES.entries()) await labs[index].runEnds();
    await expect
      .poll(async () => leaderboard(await stored(), 3).map(nicknameOf))
      .toEqual(["Ana", "Bo", "Cyd"]);
    await expect(wall.getByText(say("board.ranking.line", { by: "final", on: "train" }))).toBeVisible();
    await desk.press("c", { now: true });
    await expect(desk.page.getByRole("button", { name: say("host.step.test", { round: 4 }) })).toBeEnabled();
    await desk.press("t", { confirm: true });
    await expect.poll(async () => testMoves(await stored(), 3) !== null, { timeout: 60_000 }).toBe(true);
    expect(testMoves(await stored(), 3)).toMatchObject({
      fall: { participant: { nickname: "Ana" } },
      absent: [],
      unchecked: [],
    });
    expect(testMoves(await stored(), 3)?.rows.at(-1)?.participant.nickname).toBe("Ana");
    // The projector shows a test by itself when it is opened, whatever was chosen before.
    await expect(wall.getByText(say("projector.testOf", { round: 4 }))).toBeVisible();
    await expectOpenedTest(wall, openedTest(await stored(), 3));
    await showPicture(wall, "debrief");
    const region = (page: Page) => page.getByRole("region", { name: say("board.takeaways.title") });
    const animal = aliasOf(0, say("board.hidden.animals").split(", "));
    for (const page of [wall, ana.page]) {
      await expect(region(page).getByText(animal).first()).toBeVisible();
      await expect(region(page).getByText("Ana")).toBeHidden();
    }
    await desk.press("w", { confirm: true });
    for (const page of [wall, ana.page]) await expect(region(page).getByText("Ana").first()).toBeVisible();
  });

  await test.step("the open league, and the end", async () => {
    await start(5);
    await trainRates(bo, [0.1]);
    await desk.endSession();
    const { rounds, phase } = await stored();
    expect(phase).toEqual({ kind: "ended" });
    expect(rounds.map(({ state }) => state)).toEqual(Array(5).fill("closed"));
  });
});

/** Round 1 as the student on this page has it. */
function firstRound(
  page: Page,
  id: string,
  { rounds: [started] }: Awaited<ReturnType<DeskPage["storedSession"]>>,
): Promise<Rehearsal> {
  if (started.state !== "running") throw new Error(`Round 1 is ${started.state}.`);
  const { task, featureShape } = circles;
  return rehearsalOf(page, id, 0, { seed: started.seed, task, featureShape });
}

/** What a learning rate does in round 1, and the validation score of its run. */
type Tried = { readonly rate: number; readonly regime: Regime; readonly score: number };

/** Rates that do in round 1 what the story needs, and the six best of all. Throws if there are none. */
async function ratesOf(round: Rehearsal) {
  const tried: Tried[] = [];
  for (const learningRate of RATES) {
    const settings: Settings = {
      network: { layers: Array(2).fill({ kind: "dense", units: 16, activation: "tanh" }) },
      hyperparameters: { learningRate, optimiser: "sgd", batchSize: 32, epochs: 15, weightDecay: 0 },
    };
    const { diagnosis, score } = await rehearse(round, settings);
    if (diagnosis) tried.push({ rate: learningRate, regime: diagnosis.regime, score });
  }
  const doing = (regime: Regime) => tried.filter((one) => one.regime === regime);
  const best = tried.toSorted((one, other) => other.score - one.score).slice(0, 6);
  // The smallest rates last: after the others they bring no progress.
  const found = {
    ...{ diverged: doing("diverged"), bouncing: doing("bouncing"), best },
    crawling: doing("crawling").slice(-3),
  };
  for (const [name, { length }] of Object.entries(found))
    if (length === 0) throw new Error(`No learning rate is ${name} in this round.`);
  return found;
}

/** What the page of this student can say of their first run. */
function regimeInLab(session: Session, { id, runs: [run] }: Participant): Regime {
  const { network, hyperparameters, curve } = run;
  const end = run.end?.reason ?? null;
  const settings: Settings = { network, hyperparameters };
  const own = { number: 0, settings, curve, end };
  const beside = besideInLab(session, id, 0, own, [own]);
  const found = diagnose(curve, { task: circles.task, settings, diverged: end === "diverged", beside });
  if (!found) throw new Error("There are too few points for a diagnosis.");
  return found.regime;
}

function nicknameOf({ participant }: Standing): string {
  return participant.nickname;
}
