import { CHECK, PREDICTION, SCORE } from "@/lib/testing/session/arbitrary-questions";
import { expectAccessible } from "./support/accessibility";
import { enrolAskingClass } from "./support/asking-class";
import { expect, test } from "./support/classroom";
import { enterLab } from "./support/openings";
import { ClassQuestions } from "./support/pages/class-questions";
import { DeskPage } from "./support/pages/desk-page";
import type { LabPage } from "./support/pages/lab-page";
import { ReplayPage } from "./support/pages/replay-page";
import { ScriptCard } from "./support/pages/script-card";
import { sayIn } from "./support/texts";
import { wallFaults } from "./support/wall-faults";

// A server of its own: the class is put into its database while it is down.
test.use({ school: "that asks", actionTimeout: 20_000 });

const say = sayIn("en");
const WALL = { width: 1920, height: 1080 };
const WHY = "Why does the curve go up again?";
const [GUESSES, KNOWS] = CHECK.answer.kind === "choices" ? CHECK.answer.choices : [];
const LOCKED = say("question.lab.trainAfter");

test("a class says what it expects before it trains and what it knows before and after, talks and votes again; the switch turns it off", async ({
  visitors,
  server,
  teacher,
}) => {
  const { id, joinCode } = await server.lookInto(enrolAskingClass);
  const desk = new DeskPage(await visitors.arrive({ storageState: teacher }));
  await desk.page.goto(`/teach/${id}`);
  await desk.isLive();
  const onDesk = new ClassQuestions(desk.page);
  const wall = await visitors.arrive({ viewport: WALL, storageState: teacher });
  await wall.goto(`/screen/${id}`);
  const onWall = new ClassQuestions(wall);
  const labs: LabPage[] = [];
  for (const nickname of ["Ana", "Bo", "Cyd"]) labs.push(await enterLab(visitors, joinCode, { nickname }));
  const [ana, bo, cyd] = labs;
  const asked = (lab: LabPage) => new ClassQuestions(lab.page);

  await test.step("while it waits, the class answers what it is asked before the lesson", async () => {
    for (const [index, lab] of labs.entries())
      await asked(lab).choose(CHECK.text, index === 0 ? KNOWS : GUESSES);
    await expect(wall.getByText(say("question.wall.lobby", { done: 3, count: 3 }))).toBeVisible();
  });

  await test.step("a round that asks for a number takes it with a decimal comma, and no other text", async () => {
    await desk.startRound(1);
    await expect(ana.page.getByText(LOCKED)).toBeVisible();
    await asked(ana).typeNumber(SCORE.text, "about 72");
    await expect(ana.page.getByText(say("question.lab.notNumber"))).toBeVisible();
    await asked(ana).typeNumber(SCORE.text, "72,5");
    await expect(asked(ana).about(SCORE.text)).toContainText("72.5");
    await expect(ana.page.getByText(LOCKED)).toBeHidden();
    await expectAccessible(bo.page, "a lab that asks for a number");
  });

  await test.step("the switch turns it off: everyone can train at once, and nothing of it is on the wall", async () => {
    await expect(bo.trainButton).toHaveAttribute("aria-disabled", "true");
    await bo.trainButton.click({ force: true });
    await expect(asked(bo).about(SCORE.text).getByRole("textbox")).toBeFocused();
    await desk.page.getByRole("button", { name: say("question.desk.askingOff") }).click();
    for (const lab of labs) {
      await expect(lab.trainButton).toBeEnabled();
      await expect(asked(lab).about(SCORE.text)).toBeHidden();
    }
    await expect(wall.getByRole("button", { name: say("class-pictures.names.question") })).toBeHidden();
    await desk.closeRound(1);
    await desk.page.getByRole("button", { name: say("question.desk.askingOn") }).click();
  });

  await test.step("before the next round, the class says which learning rate it expects to win", async () => {
    await desk.press("o");
    await asked(ana).choose(PREDICTION.text, "0.1");
    await asked(bo).choose(PREDICTION.text, "1");
    await onWall.haveAnswered(PREDICTION.text, 2, 3);
    await expectAccessible(ana.page, "an introduced round that asks");
    await desk.startRound(2);
    // Whoever has not said what they expect is asked now; so is a student who comes late.
    await expect(ana.trainButton).toBeEnabled({ timeout: 30_000 });
    await expect(cyd.page.getByText(LOCKED)).toBeVisible();
    await asked(cyd).choose(PREDICTION.text, "0.1");
    const dov = await enterLab(visitors, joinCode, { nickname: "Dov" });
    labs.push(dov);
    await expect(dov.page.getByText(LOCKED)).toBeVisible();
    await asked(dov).choose(PREDICTION.text, "0.01");
    await onWall.haveChosen(PREDICTION.text, [[0], [1], [1]]);
    await ana.train({ learningRate: 0.1, epochs: 5, pace: "fast" });
    await ana.runEnds();
    await expect(asked(ana).about(PREDICTION.text)).toContainText(
      say("question.lab.expected", { answer: "\u20680.1\u2069" }),
    );
  });

  await test.step("after the round, everyone sees what the class expected and what happened", async () => {
    await desk.closeRound(2);
    for (const lab of [ana, bo]) {
      await asked(lab).haveChosen(PREDICTION.text, [[1], [2], [1]]);
      await expect(asked(lab).about(PREDICTION.text)).toContainText(
        say("question.outcome.learning-rate", { values: "\u20660.1\u2069" }),
        { timeout: 15_000 },
      );
    }
    await wall.keyboard.press("0");
    await onWall.haveChosen(PREDICTION.text, [[1], [2], [1]]);
    await expect(onWall.about(PREDICTION.text)).toContainText(say("question.happened"));
  });

  await test.step("a question of the teacher's is asked, talked about and asked again: both votes stand side by side", async () => {
    await onDesk.ask(WHY, ["It memorises", "It crawls", "By chance"]);
    await onWall.haveAnswered(WHY, 0, 4);
    for (const [index, lab] of labs.entries())
      await asked(lab).choose(WHY, index < 2 ? "It memorises" : "It crawls");
    await onDesk.haveAnswered(WHY, 4, 4);
    await onDesk.showAnswers(WHY);
    await onWall.haveChosen(WHY, [[2], [2], [0]]);
    await desk.page.getByRole("button", { name: say("question.desk.askAgain"), exact: true }).click();
    for (const lab of labs) await asked(lab).choose(WHY, "It memorises");
    await onDesk.haveAnswered(WHY, 4, 4);
    await onDesk.showAnswers(WHY);
    const both = [
      [2, 4],
      [2, 0],
      [0, 0],
    ];
    await onWall.haveChosen(WHY, both);
    await asked(ana).haveChosen(WHY, both);
    await expectAccessible(wall, "a wall with two votes");
    for (const [width, height] of [
      [640, 360],
      [683, 512],
      [WALL.width, WALL.height],
    ]) {
      await wall.setViewportSize({ width, height });
      expect(await wallFaults(wall), `two votes, ${width} × ${height}`).toEqual([]);
    }
    await expectAccessible(desk.page, "a desk with two votes");
  });

  await test.step("after the lesson the class is asked again what it knew before, and the replay shows both", async () => {
    // What the plan asks is asked from the script.
    const { card } = new ScriptCard(desk.page);
    await card.getByRole("button", { name: say("question.desk.askChecks") }).click();
    for (const lab of labs) await asked(lab).choose(CHECK.text, KNOWS);
    await expect(card).toContainText(say("host.script.turnout", { done: 4, count: 4 }));
    await card.getByRole("button", { name: say("host.step.showAnswers") }).click();
    const knew = [
      [2, 0],
      [1, 4],
    ];
    await onWall.haveChosen(CHECK.text, knew);
    await expect(onWall.about(CHECK.text)).toContainText(say("question.right"));
    await desk.endSession();
    await desk.page.goto(`/replay/${id}`);
    const replay = new ReplayPage(desk.page);
    await replay.toTheEnd();
    await replay.look("question");
    await onDesk.haveChosen(CHECK.text, knew);
  });
});
