import fc from "fast-check";
import { expect, test } from "vitest";
import type { Layer } from "@/lib/learning/network/network";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { type Curve, curveOf } from "./curve";
import { type Beside, diagnose } from "./diagnosis";

const TASK = { kind: "classification", classes: ["one", "other"] } as const;
const GUESS = Math.log(2);
const dense = (activation: "tanh" | "sigmoid"): Layer => ({ kind: "dense", units: 8, activation });

function settingsOf(learningRate: number, layers: Layer[] = [dense("tanh")]): Settings {
  const hyperparameters = {
    learningRate,
    optimiser: "sgd",
    batchSize: 32,
    epochs: 40,
    weightDecay: 0,
  } as const;
  return { network: { layers }, hyperparameters };
}

/** A run of 40 epochs with these losses, as shares of what guessing costs. */
function curve(
  loss: (epoch: number) => number,
  validation: (epoch: number) => number = loss,
  epochs = 40,
): Curve {
  return curveOf(
    Array.from({ length: epochs + 1 }, (_, epoch) => {
      const [train, unseen] = [loss(epoch), validation(epoch)];
      return {
        ...{ step: epoch, epoch, trainLoss: train * GUESS, validationLoss: unseen * GUESS },
        ...{ trainScore: Math.max(0, 100 * (1 - train)), validationScore: Math.max(0, 100 * (1 - unseen)) },
        ...{ trainMetric: 0.5, validationMetric: 0.5 },
      };
    }),
  );
}

function told(of: Curve, rate: number, beside: readonly Beside[] = [], layers?: Layer[]) {
  return diagnose(of, { task: TASK, settings: settingsOf(rate, layers), diverged: false, beside })?.regime;
}

const flat = curve(() => 0.9);
const arrived = curve((epoch) => 0.3 + 0.7 * 0.8 ** epoch);
const jumpy = (level: number, by = 0.2) => curve((epoch) => level + (epoch % 2 ? by : -by));

test.each<[string, Curve, number, ReturnType<typeof told>]>([
  ["a loss that hardly falls at a tiny rate", flat, 0.001, "crawling"],
  ["a loss that is still falling", curve((epoch) => 1 - 0.015 * epoch), 0.3, "crawling"],
  ["a loss that ends worse than guessing", jumpy(1.3), 2, "bouncing"],
  ["a loss that goes up and down far above where it could be", jumpy(0.6), 0.5, "bouncing"],
  ["a loss that trembles at the bottom, which harms nobody", jumpy(0.15, 0.1), 0.5, "just-right"],
  ["a loss that has stopped falling before all is learnt", arrived, 0.3, "stopped"],
  ["a loss that has nothing left to fall", curve((epoch) => 0.8 ** epoch), 0.3, "just-right"],
])("%s", (_, of, rate, regime) => {
  expect(told(of, rate)).toBe(regime);
});

test("nothing learnt at a usual rate is vanishing gradients in a deep network of sigmoids, not in a shallow one", () => {
  const nothing = curve(() => 1);
  expect(told(nothing, 0.3, [], [dense("sigmoid"), dense("sigmoid"), dense("sigmoid")])).toBe("vanishing");
  expect(told(nothing, 0.3, [], [dense("tanh")])).toBe("stopped");
});

const at = (learningRate: number | null, share: number): Beside => ({
  learningRate,
  trainLoss: share * GUESS,
});

test("beside a run that did better, a rate is too small or too large, whatever its own curve looks like", () => {
  expect(told(arrived, 0.3, [at(1, 0.1)])).toBe("crawling");
  expect(told(arrived, 0.3, [at(0.1, 0.1)])).toBe("bouncing");
  expect(told(arrived, 0.3, [at(1, 0.2), at(0.1, 0.25)])).toBe("stopped");
});

test("a rate is not called too small where a larger one did no better, nor too large where a smaller one did not", () => {
  expect(told(flat, 0.02, [at(0.1, 0.85)])).toBe("stopped");
  expect(told(jumpy(0.6), 0.5, [at(0.1, 0.8)])).not.toBe("bouncing");
  // One that is three hundred times as large says nothing.
  expect(told(flat, 0.01, [at(3, 0.95)])).toBe("crawling");
});

test("without the others' rates, the curve decides on which side of them a rate is", () => {
  expect(told(flat, 0.001, [at(null, 0.2)])).toBe("crawling");
  expect(told(jumpy(0.6), 0.5, [at(null, 0.1)])).toBe("bouncing");
  expect(
    told(
      flat,
      0.02,
      [1, 2, 3, 4].map(() => at(null, 0.85)),
    ),
  ).toBe("stopped");
});

test("nothing is said of a rate beside others before half of the budget is used", () => {
  const begun = curve((epoch) => 0.3 + 0.7 * 0.8 ** epoch, undefined, 15);
  expect(told(begun, 0.3, [at(1, 0.01)])).toBe("just-right");
});

test("bouncing needs harm: a run that ends within the margin of the best beside it is never called so", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 10, noNaN: true }),
      fc.array(fc.double({ min: 0.01, max: 1.5, noNaN: true }), { minLength: 41, maxLength: 41 }),
      (rate, losses) => {
        const best = Math.max(0, losses[40]! - 0.14);
        const of = curve((epoch) => losses[epoch]!);
        return told(of, rate, [at(rate / 3, best)]) !== "bouncing";
      },
    ),
    { numRuns: 200, seed: 1 },
  );
});

test("whatever the curves, validation that ends above where it was is said to rise", () => {
  const shares = fc.array(fc.double({ min: 0.01, max: 1.5, noNaN: true }), { minLength: 41, maxLength: 41 });
  fc.assert(
    fc.property(shares, shares, (train, unseen) => {
      const sorted = (values: readonly number[]) => values.toSorted((one, other) => other - one);
      const [down, up] = [sorted(train), [...sorted(unseen.slice(20)), ...unseen.slice(0, 20).sort()]];
      const of = curve(
        (epoch) => down[epoch]!,
        (epoch) => up[epoch]!,
      );
      const ends = (up[39]! + up[40]! + up[38]! + up[37]! + up[36]!) / 5;
      const lowest = Math.min(
        ...up.slice(2, -2).map((_, index) => up.slice(index, index + 5).reduce((a, b) => a + b) / 5),
      );
      const diagnosis = diagnose(of, { task: TASK, settings: settingsOf(0.1), diverged: false });
      if (diagnosis && ends > lowest + 0.03) expect(diagnosis.rising).toBe(true);
    }),
    { numRuns: 100, seed: 2 },
  );
});
