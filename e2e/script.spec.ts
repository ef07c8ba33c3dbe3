import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab } from "./support/openings";
import { DeskPage } from "./support/pages/desk-page";
import type { LabPage } from "./support/pages/lab-page";
import { NetworkEditor } from "./support/pages/network-editor";
import { PlanPage } from "./support/pages/plan-page";
import { ScriptCard } from "./support/pages/script-card";
import { sayIn } from "./support/texts";

const say = sayIn("en");

/** What the two students choose in each round: learning rates, then units. */
const RATES = [1, 0.001];
const UNITS = [128, 8];

test("a teacher who has never seen it teaches the lesson of 20 minutes by clicking only what the script offers", async ({
  visitors,
  teacher,
}) => {
  test.setTimeout(180_000);
  const plan = new PlanPage(await visitors.arrive({ storageState: teacher }));
  await plan.open();
  await plan.page.getByRole("link", { name: say("teach.plan.lessonOf", { count: 20 }) }).click();
  await expect(plan.page.getByText(/^About 20 minutes by the clock/)).toBeVisible();
  await plan.create();
  const desk = new DeskPage(plan.page);
  await desk.isLive();
  const script = new ScriptCard(desk.page);
  const clicked: string[] = [];
  const goOn = async () => void clicked.push(await script.goOn());

  const opening = desk.page.context().waitForEvent("page");
  await goOn();
  const wall = await opening;
  const code = /code ([A-Z0-9]{6})/.exec((await script.card.textContent()) ?? "")?.[1] ?? "";
  const labs = [
    await enterLab(visitors, code, { nickname: "Ana" }),
    await enterLab(visitors, code, { nickname: "Bo" }),
  ];
  await expect(script.card).toContainText(say("host.script.join", { code, count: 2 }));
  for (const lab of labs) for (const question of [1, 2]) await answerCheck(lab, question);
  await expect(script.card).toContainText(say("host.script.before", { done: 2, count: 2 }));
  await expectAccessible(desk.page, "the script before the lesson");

  for (const [index, round] of (["downhill", "trap"] as const).entries()) {
    const number = index + 1;
    await goOn();
    await expect(wall.getByText(say("projector.opened.round", { round: number }))).toBeVisible();
    await expect(script.card).toContainText(say(`teach.lesson.script.${round}.say`));
    for (const { page } of labs) await page.locator("#expectation label").nth(2).click();
    await expect(script.card).toContainText(say("host.script.turnout", { done: 2, count: 2 }));
    await goOn();
    await expect(wall.getByText("100%")).toBeVisible();
    await goOn();

    await expect(script.card).toContainText(say(`teach.lesson.script.${round}.watch`));
    if (round === "downhill") {
      for (const [at, lab] of labs.entries()) await lab.train({ learningRate: RATES[at], pace: "fast" });
      await goOn();
      await isShown(wall, "curves");
      await goOn();
      await isShown(wall, "rates");
    } else {
      for (const [at, lab] of labs.entries()) {
        await new NetworkEditor(lab.page).set(2, "dense", UNITS[at] ?? 0);
        await lab.train({ pace: "fast" });
      }
    }
    for (const lab of labs) await lab.runEnds();
    // Its runs are checked meanwhile.
    await goOn();

    await goOn();
    await expect(wall.getByText(say("projector.testOf", { round: number }))).toBeVisible();
    await expect(script.card).toContainText(say("host.script.tested"), { timeout: 60_000 });
    for (const ask of ["ask1", "ask2", "ask3"])
      await expect(script.card).toContainText(say(`teach.lesson.script.${round}.${ask}`));
    await goOn();
    await isShown(wall, "question");
    await expect(wall.getByText(say("question.happened"))).toBeVisible();
    await goOn();
    await isShown(wall, round === "downhill" ? "rates" : "sizes");
    await goOn();
    await expect(wall.getByRole("region", { name: say("board.takeaways.title") })).toBeVisible();
  }

  await goOn();
  for (const lab of labs) for (const question of [1, 2]) await answerCheck(lab, question);
  await expect(script.card).toContainText(say("host.script.turnout", { done: 2, count: 2 }));
  await goOn();
  await expect(script.card).toContainText(say("teach.lesson.checks.memorise.text"));
  await goOn();
  await expect(desk.page.getByRole("link", { name: say("host.step.replay") })).toBeVisible();

  const show = (picture: string) => say(`host.script.show.${picture}`);
  const taught = (round: number, watched: string[], asked: string) => [
    say("host.controls.open", { round }),
    say("host.script.expected"),
    say("host.step.start", { round }),
    ...watched.map(show),
    say("host.step.close", { round }),
    say("host.step.test", { round }),
    ...["question", asked, "debrief"].map(show),
  ];
  expect(clicked).toEqual([
    say("host.script.projector"),
    ...taught(1, ["curves", "rates"], "rates"),
    ...taught(2, [], "sizes"),
    say("question.desk.askChecks"),
    say("host.step.showAnswers"),
    say("host.end.action"),
  ]);
  const { phase, questions } = await desk.storedSession();
  expect(phase).toEqual({ kind: "ended" });
  expect(questions.map(({ purpose, answers }) => `${purpose} ${Object.keys(answers).length}`)).toEqual([
    ...["before 2", "before 2", "prediction 2", "prediction 2", "after 2", "after 2"],
  ]);
});

/** Answers what this student is asked before or after the lesson. `number`: of the question, from 1. */
async function answerCheck({ page, say }: LabPage, number: number): Promise<void> {
  await expect(page.getByText(say("question.lab.progress", { number, count: 2 }))).toBeVisible();
  await page
    .locator("label")
    .filter({ has: page.getByRole("radio") })
    .first()
    .click();
}

/** The projector shows this picture of the class. */
async function isShown(wall: Page, picture: string): Promise<void> {
  const button = wall.getByRole("button", { name: say(`class-pictures.names.${picture}`), exact: true });
  await expect(button).toHaveAttribute("aria-pressed", "true");
}
