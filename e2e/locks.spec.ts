import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import { EntryPage } from "./support/pages/entry-page";
import { LabPage } from "./support/pages/lab-page";
import { NetworkEditor } from "./support/pages/network-editor";
import { PlanPage } from "./support/pages/plan-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");

test("what a teacher locks is told in the lab, named on desk and projector, and kept by the class", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "One thing at a time", "moons", {
    learningRate: 0.05,
    optimiser: "adam",
    mostParameters: 60,
  });
  const rules = [
    say("board.rules.locked", {
      settings: [
        say("board.rules.learningRate", { value: "0.05" }),
        say("board.rules.optimiser", { value: "adam" }),
      ].join(" · "),
    }),
    say("board.rules.parameterLimit", { count: "60" }),
  ].join(" · ");
  await expect(desk.page.getByText(rules)).toBeVisible();

  const page = await visitors.arrive();
  // A tampered page: while `forging`, it sends a learning rate other than the one it shows.
  let forging = false;
  await page.routeWebSocket(/socket/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const text = message.toString();
      const isStart = forging && text.includes('"start-run"');
      server.send(isStart ? text.replace('"learningRate":0.05', '"learningRate":0.5') : message);
    });
  });
  await new EntryPage(page).join(code, "Curious Otter");
  const lab = new LabPage(page);
  const editor = new NetworkEditor(page);
  await desk.startRound(1);
  const wall = await visitors.arrive({
    viewport: { width: 1920, height: 1080 },
    storageState: await desk.page.context().storageState(),
  });
  await wall.goto(`/screen/${desk.sessionId}`);
  await expect(wall.getByText(rules)).toBeVisible();

  await test.step("the lab shows what is locked, and why", async () => {
    for (const field of [lab.learningRate, lab.optimiser]) await expect(field).toHaveCount(0);
    await lab.openFixed();
    const [rate, optimiser] = [say("lab.settings.learningRate"), say("lab.settings.optimiser")];
    await expect(lab.fixed.locator("dl > div")).toHaveText([`${rate}0.05`, `${optimiser}Adam`]);
    await expect(page.getByText(say("lab.settings.locked"))).toBeVisible();
    await expectAccessible(page, "a lab with locked settings");
  });

  await test.step("a network over the round's limit is stopped at its layer", async () => {
    await editor.set(1, "dense", 20);
    const [why] = say("lab.layers.problem.too-many", { count: "102", limit: "60", advice: "§" }).split("§");
    await expect(editor.layer(1)).toContainText(why.trim());
    await expect(lab.trainButton).toHaveAttribute("aria-disabled", "true");
    await editor.set(1, "dense", 8);
  });

  await test.step("a run within the rules trains; a forged one is refused in a sentence and costs nothing", async () => {
    await lab.train({ epochs: 20, pace: "fast" });
    await lab.runEnds();
    forging = true;
    await lab.trainButton.click();
    await expect(lab.trouble).toContainText(say("problems.setting-locked"));
    await expectAccessible(page, "a refused run");
    await expect(lab.runs).toHaveCount(1);
    forging = false;
    await lab.train({ epochs: 15, pace: "fast" });
    await expect(lab.trouble).toBeHidden();
    await lab.runEnds();
    const { runs } = (await desk.storedSession()).participants[0];
    expect(
      runs.map(({ hyperparameters, end }) => [
        hyperparameters.epochs,
        hyperparameters.learningRate,
        hyperparameters.optimiser,
        end?.reason,
      ]),
    ).toEqual([
      [20, 0.05, "adam", "finished"],
      [15, 0.05, "adam", "finished"],
    ]);
  });
});

test("a locked network is the one that every student trains", async ({ visitors, teacher }) => {
  const { desk, code } = await openClass(visitors, teacher, "One network", "moons", { network: true });
  const lab = await enterLab(visitors, code);
  await desk.startRound(1);
  await expect(lab.trainButton).toBeEnabled({ timeout: 30_000 });
  await lab.openFixed();
  await expect(lab.page.getByText(say("lab.settings.locked"))).toBeVisible();
  await expect(lab.page.getByRole("button", { name: say("lab.layers.add") })).toHaveCount(0);
  await lab.train({ epochs: 10, pace: "fast" });
  await lab.runEnds();
});

test("a teacher says in either language what students may change, and a network that cannot work stays in the form", async ({
  visitors,
  teacher,
}) => {
  for (const locale of ["en", "ar"] as const) {
    const page = await visitors.arrive({ storageState: teacher, locale });
    const plan = new PlanPage(page, locale);
    await plan.open();
    await plan.plan("One network", ["glasses-or-rings"]);
    await expect(plan.rulesOf(1)).toContainText(plan.say("teach.plan.rules.nothing"));
    await plan.hold(1, { network: true, learningRate: 0.03, mostParameters: 1000 });
    await expectAccessible(page, `what students may change, ${locale}`);
    await plan.rulesAreDone();
    await expect(plan.rulesOf(1)).toContainText(plan.say("teach.plan.rules.locked", { count: 2 }));
    await page.getByRole("button", { name: plan.say("teach.plan.create") }).click();
    await expect(page.getByText(plan.say("teach.plan.rules.broken", { number: 1 }))).toBeVisible();
    await expectAccessible(page, `a plan that cannot be made, ${locale}`);
  }
});

test("a teacher sees what a class will probably see before any class is there, and nobody else gets its examples", async ({
  visitors,
  teacher,
}) => {
  const page = await visitors.arrive({ storageState: teacher });
  const plan = new PlanPage(page);
  await plan.open();
  await plan.plan("Rehearsed", ["moons"]);
  await plan.hold(1, { network: true, mostEpochs: 5 });
  await plan.rulesAreDone();
  const open = page.getByRole("button", { name: plan.say("teach.plan.rehearsal.title") });
  await open.focus();
  await page.keyboard.press("Enter");
  await expect(plan.dialog.getByRole("progressbar")).toBeVisible();
  await expectAccessible(page, "a rehearsal under way");

  await test.step("the first round is told of in sentences", async () => {
    const over = plan.say("teach.plan.rehearsal.over", { done: 1, count: 1 });
    await expect(plan.dialog.getByRole("status")).toHaveText(over, { timeout: 120_000 });
    const sentences = plan.dialog.getByRole("listitem");
    const [before] = plan
      .say("teach.plan.rehearsal.told.took", { median: "§", most: "§", slowest: "§" })
      .split("§");
    // The network is locked, so there is nothing to say of sizes.
    await expect(sentences).toHaveCount(6);
    await expect(sentences.last()).toContainText(before);
    await expectAccessible(page, "what a class will probably see");
  });

  await test.step("the focus goes back to where it was", async () => {
    await page.keyboard.press("Escape");
    await expect(plan.dialog).toBeHidden();
    await expect(open).toBeFocused();
  });

  const stranger = await visitors.arrive();
  const statuses = async ({ request }: typeof page, path: string) => (await request.get(path)).status();
  expect(await statuses(stranger, "/teach/rehearsal/moons/1/test")).toBe(401);
  expect(await statuses(page, "/teach/rehearsal/moons/1/test")).toBe(200);
  expect(await statuses(page, "/teach/rehearsal/moons/3/test")).toBe(404);
});
