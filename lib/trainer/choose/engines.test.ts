import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { evaluate } from "@/lib/learning/training/evaluation";
import { type Hyperparameters, OPTIMISERS, type Optimiser } from "@/lib/learning/training/hyperparameters";
import { type EngineBrowser, openEngineBrowser } from "@/lib/testing/trainer/browser";
import {
  batchAt,
  EXAM_NAMES,
  EXAM_STEPS,
  type ExamName,
  examLesson,
  goOnFrom,
  sitExam,
} from "@/lib/testing/trainer/exam";
import { lossAndGradients } from "@/lib/testing/trainer/reference-network";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

/** TensorFlow.js on WebGL for real, in a browser with its GPU in software, held against simd and against float64. */
let browser: EngineBrowser;

beforeAll(async () => {
  browser = await openEngineBrowser();
});
afterAll(() => browser.close());

vi.setConfig({ testTimeout: 120_000 });

const LEARNING_RATES: Readonly<Record<Optimiser, number>> = {
  sgd: 0.1,
  momentum: 0.02,
  rmsprop: 0.003,
  adam: 0.005,
};

type Paper = { readonly name: ExamName; readonly changes: Partial<Hyperparameters> };
const paper = (name: ExamName, optimiser: Optimiser, weightDecay: number): Paper => ({
  name,
  changes: { optimiser, learningRate: LEARNING_RATES[optimiser], weightDecay, batchSize: 8 },
});
/** One network by every optimiser, every other one by one of them: both losses and every kind of layer are among them. */
const PAPERS: readonly Paper[] = [
  ...OPTIMISERS.map((optimiser) => paper("moons", optimiser, 0.01)),
  ...EXAM_NAMES.filter((name) => name !== "moons").map((name, index) =>
    paper(name, OPTIMISERS[index % OPTIMISERS.length], index % 2 === 0 ? 0.1 : 0),
  ),
];

/** The largest difference, relative to the largest value. */
function difference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  const values = Array.from(other);
  const size = Math.max(...values.map(Math.abs));
  return Math.max(...values.map((value, index) => Math.abs(value - one[index]))) / (size || 1);
}

/** What is expected of a paper, worked out once. */
async function solve({ name, changes }: Paper) {
  const lesson = examLesson(name, changes);
  const { spec, examples } = lesson;
  const start = Float64Array.from(initialWeights(spec));
  const trainLoss = (outputs: Float32Array) => evaluate(outputs, examples.train, spec.task).loss;
  return {
    lesson,
    trainLoss,
    byHand: lossAndGradients(spec, start, examples.train, batchAt(lesson, 0)),
    bySimd: (await sitExam(openSimdEngine, lesson))!,
  };
}
const solutions = new Map<Paper, ReturnType<typeof solve>>();
function solution(given: Paper) {
  if (!solutions.has(given)) solutions.set(given, solve(given));
  return solutions.get(given)!;
}

describe("TensorFlow.js on WebGL", () => {
  test.each(PAPERS)("has the numbers of simd, by $changes.optimiser, for $name", async (given) => {
    const { lesson, trainLoss, byHand, bySimd } = await solution(given);
    const result = (await browser.play("exam", given.name, given.changes))!;

    expect(difference([result.first.loss], [byHand.loss])).toBeLessThan(1e-5);
    expect(difference(result.first.gradients, byHand.gradients)).toBeLessThan(1e-5);
    expect(difference(result.first.gradients, bySimd.first.gradients)).toBeLessThan(1e-5);
    // Half of what is allowed, so that no two engines are further apart than that.
    expect(difference([trainLoss(result.outputs)], [trainLoss(bySimd.outputs)])).toBeLessThan(2.5e-4);
    expect(difference(result.next.gradients, bySimd.next.gradients)).toBeLessThan(1e-4);

    expect(result.state.step).toBe(EXAM_STEPS);
    for (const part of ["weights", "firstMemory", "secondMemory"] as const)
      expect(difference(result.state[part], bySimd.state[part])).toBeLessThan(1e-4);
    const bySimdFromThere = await goOnFrom(openSimdEngine, lesson, result.state);
    expect(difference(bySimdFromThere, result.weights)).toBeLessThan(1e-5);
    const fromSimd = await browser.play("takeOver", given.name, given.changes, bySimd.state);
    expect(difference(fromSimd, bySimd.weights)).toBeLessThan(1e-5);
  });

  test.each(["moons", "pictures", "convolutions with strides"] as const)(
    "has the gradients of float64 for %s",
    async (name) => {
      const lesson = examLesson(name, {});
      const weights = Float64Array.from(initialWeights(lesson.spec));
      const byHand = lossAndGradients(lesson.spec, weights, lesson.examples.train, batchAt(lesson, 0));
      const found = await browser.play("firstGradients", name);
      expect(difference(found, byHand.gradients)).toBeLessThan(1e-5);
    },
  );
});

test.each([
  ...OPTIMISERS.map((optimiser) => ({ name: "wave", optimiser }) as const),
  { name: "dropout of features, of pictures and of units", optimiser: "adam" } as const,
])(
  "on $name by $optimiser it holds no more tensors after 300 steps than after 10, and none when freed",
  async ({ name, optimiser }) => {
    const changes = { optimiser, weightDecay: 0.1 };
    const [before, early, late, after] = await browser.play("tensors", name, changes, 300);
    expect({ late, after }).toEqual({ late: early, after: before });
  },
);

// Last of all: its device does not come back to this page.
test("it says so when its device is lost", async () => {
  const answers = await browser.play("afterLoss");
  expect(answers).toEqual(["lost", "lost", "lost", "lost", "lost", "lost", "none"]);
});
