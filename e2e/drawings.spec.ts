import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { DrawingStudents } from "./support/drawing-students";
import { enterLab } from "./support/openings";
import { DeskPage } from "./support/pages/desk-page";
import { PlanPage } from "./support/pages/plan-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");

/** Draws a zigzag on the pad of a lab, and sends it. */
async function draw(page: Page, word: string): Promise<void> {
  const pad = page.getByRole("application", { name: say("drawings.lab.pad", { word }) });
  const { x, y, width } = (await pad.boundingBox())!;
  await page.mouse.move(x + 0.2 * width, y + 0.3 * width);
  await page.mouse.down();
  for (const [right, down] of [
    [0.8, 0.3],
    [0.3, 0.7],
    [0.8, 0.8],
  ] as const)
    await page.mouse.move(x + right * width, y + down * width, { steps: 4 });
  await page.mouse.up();
  await page.getByRole("button", { name: say("drawings.lab.send"), exact: true }).click();
}

test("a class draws, its teacher approves, and everyone trains on it, without places while too little is drawn", async ({
  visitors,
  teacher,
  server,
}) => {
  const page = await visitors.arrive({ storageState: teacher });
  const plan = new PlanPage(page);
  await plan.open();
  await plan.plan("What we draw", []);
  const words = page.getByRole("textbox", { name: say("teach.plan.drawnWords.words") });
  const add = page
    .getByRole("region", { name: say("teach.plan.drawnWords.section") })
    .getByRole("button", { name: say("teach.plan.drawnWords.add") });
  await words.fill("cat");
  await add.click();
  await expect(
    page.getByText(say("teach.plan.drawnWords.faults.too-few", { min: 2, max: 10, most: 24 })),
  ).toBeVisible();
  await words.fill("cat, fish");
  await add.click();
  await plan.create();
  const desk = new DeskPage(page);
  await desk.isLive();
  const code = await desk.joinCode();
  const { page: lab } = await enterLab(visitors, code);
  const others = new DrawingStudents();
  await others.join(visitors, server.origin, code, desk.sessionId, 5);
  await desk.press("o");

  await test.step("a drawing waits until it is approved, and nobody else sees it before", async () => {
    await draw(lab, "cat");
    await expect(lab.getByText(say("drawings.lab.states.waiting"))).toBeVisible();
    await draw(lab, "fish");
    expect(await others.draw(2)).toEqual([]);
    const takeAll = page.getByRole("button", { name: say("drawings.desk.takeAll", { count: 12 }) });
    await page
      .getByRole("button", {
        name: say("drawings.desk.refuseOf", { word: "cat", nickname: "Curious Otter" }),
      })
      .press("Delete");
    await expect(lab.getByText(say("drawings.lab.states.refused"))).toBeVisible();
    await expect(takeAll).toBeHidden();
    // The word of a drawing that was refused comes again.
    await draw(lab, "cat");
    await expectAccessible(page, "drawings on the desk");
    await takeAll.click();
    await expect(lab.getByText(say("drawings.lab.states.taken"))).toHaveCount(2);
  });

  await test.step("the class trains on it, and the board has scores without places", async () => {
    await desk.startRound(1);
    const trainButton = lab.getByRole("button", { name: say("lab.train.start"), exact: true });
    await trainButton.click();
    await expect(page.getByText(say("board.ranking.unranked"))).toBeVisible();
    await expect(page.getByRole("row").getByText("Curious Otter")).toBeVisible();
  });
  others.leave();
});
