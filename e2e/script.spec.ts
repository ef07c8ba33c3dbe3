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
      await isShown(wall, "valley");
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
    ...taught(1, ["valley", "rates"], "rates"),
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

test("a teacher's own question and script are refused in a sentence until they are finished, survive a reload, and are kept by session, copy and saved plan", async ({
  visitors,
  teacher,
}) => {
  const plan = new PlanPage(await visitors.arrive({ storageState: teacher }));
  const { page, dialog } = plan;
  const words = (key: string, values = {}) => say(`teach.plan.words.${key}`, values);
  // A page that has just been loaded may not answer the first click.
  const open = () =>
    expect(async () => {
      if (!(await dialog.isVisible()))
        await page.getByRole("button", { name: /^What you say and ask in round 1/ }).click();
      await expect(dialog).toBeVisible({ timeout: 2000 });
    }).toPass();
  const field = (key: string, values = {}) =>
    dialog.getByRole("textbox", { name: words(key, values), exact: true });
  const done = dialog.getByRole("button", { name: say("teach.plan.rules.done") });
  await plan.open();
  await plan.plan("Own words", ["moons"]);
  await open();
  await dialog.getByRole("button", { name: words("addQuestion"), exact: true }).click();
  await field("question").fill("How large should a step be?");
  await done.click();
  await expect(dialog.getByText(say("problems.choice-empty"))).toBeVisible();
  await field("choice", { letter: "A" }).fill("0,1");
  await field("choice", { letter: "B" }).fill("1");
  await dialog.getByRole("combobox", { name: words("about") }).click();
  await page.getByRole("option", { name: words("outcomes.learning-rate") }).click();
  await expect(field("standsFor", { letter: "A" })).toHaveValue("0.1");
  await field("say").fill(`${"Step ".repeat(141)}`);
  await expect(dialog.getByText(words("tooLong", { most: 700, count: 705 }))).toBeVisible();
  await expectAccessible(page, "the dialog of a round's words");
  await page.reload();
  await open();
  await expect(field("say")).toHaveValue("Step ".repeat(141));
  await field("say").fill("Find the step.");
  await dialog.getByRole("button", { name: words("addAsk") }).click();
  await field("askNumber", { number: 1 }).fill("Which was too large?");
  await done.click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: say("teach.plan.keep") }).click();
  await expect(page.getByText(/is saved/)).toBeVisible();
  await plan.create();
  const desk = new DeskPage(page);
  await desk.isLive();

  const expected = {
    prediction: {
      text: "How large should a step be?",
      answer: { kind: "choices", choices: ["0,1", "1"], right: null },
      outcome: { of: "learning-rate", values: [0.1, 1] },
    },
    script: {
      ...{ say: "Find the step.", watch: "", ask: ["Which was too large?"] },
      ...{ watchPictures: [], askPictures: [] },
    },
  };
  const stored = await desk.storedSession();
  expect(stored.plan.rounds).toMatchObject([expected]);
  expect(stored.plan.checks).toHaveLength(2);
  await page.goto(`/teach/new?from=${desk.sessionId}`);
  await plan.create();
  const copy = new DeskPage(page);
  await copy.isLive();
  expect((await copy.storedSession()).plan).toEqual(stored.plan);
  await page.goto("/teach/new");
  await page.getByRole("link", { name: "Own words" }).click();
  await expect(page.getByLabel(say("teach.plan.name"))).toHaveValue("Own words");
  await open();
  await expect(field("question")).toHaveValue("How large should a step be?");
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
