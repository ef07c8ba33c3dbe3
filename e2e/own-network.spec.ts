import { formatWork } from "@/components/scale/format-scale";
import { twoSpirals } from "@/lib/challenges/two-spirals";
import { runFlop } from "@/lib/learning/network/compute-scale";
import { formatLoss } from "@/lib/learning/numbers/format";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import { sayIn } from "./support/texts";

const say = sayIn("en");

test.use({ actionTimeout: 20_000 });

test("a student takes their own network apart: a step in slow motion, its valley, its mistakes, its work, and a duel", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "One's own network", "two-spirals");
  const lab = await enterLab(visitors, code);
  const { page } = lab;
  await desk.startRound(1);
  await lab.train({ learningRate: 0.3, optimiser: "sgd", epochs: 60, pace: "fast" });
  await lab.runEnds();
  const [{ curve, network, hyperparameters }] = (await desk.storedSession()).participants[0].runs;
  const steps = curve.step.at(-1) ?? 0;
  const { panel } = lab;

  await test.step("one step in four clicks, and on to the next", async () => {
    await lab.look("slow-motion");
    for (const stage of ["loss", "backprop", "update"]) {
      await page
        .getByRole("button", { name: say("slow-motion.next", { stage: say(`slow-motion.stage.${stage}`) }) })
        .click();
      if (stage !== "backprop") await expectAccessible(page, `a lab's slow motion: ${stage}`);
    }
    await expect(panel).toContainText(say("slow-motion.source.runAt", { number: 1, step: formatted(steps) }));
    await page.getByRole("button", { name: say("slow-motion.nextStep") }).click();
    await expect(panel).toContainText(formatted(steps + 1));
  });

  await test.step("in the middle of the valley is the loss of the curve", async () => {
    await lab.look("valley");
    await expect(panel).toContainText(formatLoss(curve.trainLoss.at(-1) ?? 0));
    await expect(panel).toContainText(new RegExp(`${formatted(steps)}`));
    await expectAccessible(page, "a lab's valley");
  });

  await test.step("its mistakes are those that its accuracy says, and its work is steps times what a step takes", async () => {
    await lab.look("mistakes");
    const { counts } = twoSpirals;
    for (const [metric, count] of [
      [curve.trainMetric.at(-1) ?? 0, counts.train],
      [curve.validationMetric.at(-1) ?? 0, counts.validation],
    ])
      await expect(panel).toContainText(`${Math.round(metric * count)} of ${count}`);
    await expectAccessible(page, "a lab's mistakes");
    await lab.look("scale");
    const { task, featureShape } = twoSpirals;
    const work = { network, hyperparameters, task, featureShape, trainCount: counts.train, steps };
    await expect(panel).toContainText(formatWork(runFlop(work)));
    await expectAccessible(page, "a lab's scale");
  });

  await test.step("two learning rates from one seed, side by side, and the class hears nothing of it", async () => {
    await lab.look("valley");
    await page.getByRole("button", { name: say("duel.open"), exact: true }).click();
    const duel = page.getByRole("dialog", { name: say("duel.title") });
    await duel.getByRole("radio", { name: say("lab.pace.fast"), exact: true }).check();
    await duel.getByRole("button", { name: say("duel.start") }).click();
    await expect(duel.getByRole("button", { name: say("duel.again") })).toBeVisible({ timeout: 60_000 });
    await expect(
      duel.getByText(say("duel.steps", { step: formatted(steps), total: formatted(steps) })),
    ).toHaveCount(2);
    await expectAccessible(page, "a duel");
    expect((await desk.storedSession()).participants[0].runs).toHaveLength(1);
  });
});

function formatted(count: number): string {
  return count.toLocaleString("en");
}
