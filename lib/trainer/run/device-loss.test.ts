import { afterAll, beforeAll, expect, test } from "vitest";
import { openTrainerBrowser, type TrainerBrowser } from "@/lib/testing/trainer/browser";

/** A software GPU that is lost in the middle of a run, in a real browser. */
let browser: TrainerBrowser;

beforeAll(async () => {
  browser = await openTrainerBrowser();
});
afterAll(() => browser.close());

test.each(["webgpu", "tfjs-webgl"] as const)(
  "when %s is lost, simd continues from the last saved state, and the curve as if nothing had happened",
  async (engine) => {
    const undisturbed = await browser.play("run", "moons", {}, { engine: "simd" });
    const told = await browser.play("loseDeviceInRun", engine, 25);
    expect(told.outcome).toBe("finished");
    expect(told.calibrations.map(({ engine, chosen }) => [engine, chosen])).toEqual([
      [engine, "by-hand"],
      ["simd", "device-lost"],
    ]);
    expect(told.resumedAt).toBeGreaterThan(5);
    expect(told.curve.step).toEqual(undisturbed.curve.step);
    const apart = told.curve.validationLoss.map((loss, point) =>
      Math.abs(loss / undisturbed.curve.validationLoss[point] - 1),
    );
    expect(Math.max(...apart)).toBeLessThan(5e-4);
  },
);
