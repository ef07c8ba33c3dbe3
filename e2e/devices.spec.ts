import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import { DevicePanel } from "./support/pages/device-panel";
import { RateFinderDialog } from "./support/pages/rate-finder";
import { sayIn } from "./support/texts";

const say = sayIn("en");

test("a student finds a learning rate, watches single steps, and has the engine and the race in hand", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Learning rates", "moons");
  const lab = await enterLab(visitors, code);
  const device = new DevicePanel(lab.page);
  await desk.startRound(1);
  await expect(lab.trainButton).toBeEnabled({ timeout: 30_000 });

  await test.step("the finder tries rates on the student's own network, and one of them is taken", async () => {
    const finder = new RateFinderDialog(lab.page);
    await finder.find();
    await expectAccessible(lab.page, "the learning-rate finder");
    const rate = await finder.take();
    await expect(lab.learningRate).toHaveValue(rate);
  });

  await test.step("one step a second is one step a second, and the same run goes on as fast as it can", async () => {
    await lab.train({ epochs: 20, pace: 1 });
    await expect.poll(() => lab.step(), { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
    const before = (await lab.step()) ?? 0;
    await lab.page.waitForTimeout(3_000);
    const after = (await lab.step()) ?? 0;
    expect(after).toBeGreaterThan(before);
    expect(after - before).toBeLessThan(10);
    await lab.choose({ pace: "fast" });
    await lab.runEnds();
    const [run] = (await desk.storedSession()).participants[0].runs;
    expect([run.end?.reason, run.curve.epoch.at(-1)]).toEqual(["finished", 20]);
  });

  await test.step("an engine chosen by hand trains the next run, and the panel says whose choice it was", async () => {
    await device.open();
    await expect(device.panel).toContainText(say("lab.device.chosen.measured"));
    await expectAccessible(lab.page, "what trains on this device");
    await device.choose("simd");
    await device.close();
    await lab.train({ pace: "fast" });
    await lab.runEnds();
    await device.open();
    await expect(device.panel).toContainText(say("lab.device.chosen.by-hand"));
    await device.close();
    const runs = (await desk.storedSession()).participants[0].runs;
    expect(runs.map(({ device }) => device.backend)).toContain("simd");
  });

  await test.step("in the race both lanes come to the end, or it says that no GPU can race", async () => {
    // A GPU in software takes a few steps a second.
    await lab.choose({ epochs: 4 });
    await device.open();
    await device.openRace();
    await device.runRace();
    await expectAccessible(lab.page, "the race");
    const lanes = await device.lanes.count();
    if (lanes === 1) await expect(device.race).toContainText(say("lab.race.noGpu"));
    else
      for (const lane of await device.lanes.all()) await expect(lane).toHaveAttribute("aria-valuenow", "100");
    expect((await desk.storedSession()).participants[0].runs).toHaveLength(2);
  });
});

test("an Arabic reader finds the finder, the devices and the race in Arabic, from right to left", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Learning rates", "moons", {
    optimiser: "adam",
    mostParameters: 100,
  });
  const lab = await enterLab(visitors, code, { locale: "ar", nickname: "قطة ذكية" });
  await desk.startRound(1);
  await expect(lab.trainButton).toBeEnabled({ timeout: 30_000 });
  await expect(lab.fixed).toContainText(lab.say("lab.optimisers.adam"));
  await expect(lab.optimiser).toHaveCount(0);

  const finder = new RateFinderDialog(lab.page, "ar");
  await finder.find();
  await expectAccessible(lab.page, "the learning-rate finder, in Arabic");
  await expect(lab.learningRate).toHaveValue(await finder.take());

  await lab.train({ epochs: 4, pace: "fast" });
  await lab.runEnds();
  const device = new DevicePanel(lab.page, "ar");
  await device.open();
  await expectAccessible(lab.page, "what trains on this device, in Arabic");
  await device.openRace();
  await device.runRace();
  await expectAccessible(lab.page, "the race, in Arabic");
  await expect(lab.page.locator("html")).toHaveAttribute("dir", "rtl");
});
