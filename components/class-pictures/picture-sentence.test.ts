import fc from "fast-check";
import { expect, test } from "vitest";
import type { Hump } from "@/lib/learning/curves/hump";
import { rateScatter, sizeScatter } from "@/lib/session/board/class-scatter";
import { classOf, EXERCISE } from "@/lib/testing/session/runs";
import { bandOf, type PictureSentence, rateSentence } from "./picture-sentence";
import { sizeSentence } from "./size-sentence";

const at = (rate: number, ...scores: number[]) =>
  scores.map((validationScore) => ({ rate, validationScore }));

const SAID = { rest: "few", held: "no" };
const ofRates = (...runs: ReturnType<typeof at>) => {
  const { key, values } = rateSentence(rateScatter(classOf([runs]), 0, EXERCISE.task), false);
  return { key, from: values.from, to: values.to, rest: values.rest };
};

test("a hump among the class's rates is described with its three medians", () => {
  const session = classOf([[...at(0.0001, 40, 42, 44), ...at(0.03, 88, 90, 92), ...at(3, 50, 52, 54)]]);
  expect(rateSentence(rateScatter(session, 0, EXERCISE.task), false)).toEqual({
    key: "both",
    values: { ...SAID, span: "one", from: "0.03", to: "0.03", best: "90.0", below: "42.0", above: "52.0" },
  });
});

test("too few runs say nothing", () => {
  expect(rateSentence(rateScatter(classOf([at(0.1, 80)]), 0, EXERCISE.task), false)).toEqual({
    key: "few",
    values: { ...SAID, span: "one", from: "", to: "", best: "", below: "", above: "", rest: "few" },
  });
});

test("with too few runs beside the best, the sentence does not call them no worse", () => {
  const few = [...at(0.01, 33, 35), ...at(0.3, 97.7, 97), ...at(1, 98, 98.2), ...at(3, 55.7), ...at(10, 0)];
  expect(ofRates(...few)).toEqual({ key: "neither", from: "0.3", to: "1", rest: "mixed" });
  const near = [...at(0.01, 94, 95), ...few.slice(2, 6)];
  expect(ofRates(...near)).toEqual({ key: "neither", from: "0.01", to: "1", rest: "few" });
  const enough = [...at(0.001, 80, 99, 20), ...at(0.1, 90, 92, 94)];
  expect(ofRates(...enough)).toEqual({ key: "neither", from: "0.1", to: "0.1", rest: "mixed" });
  const below = at(0.001, 10, 11, 12);
  expect(ofRates(...below, ...at(0.1, 90, 92, 94), ...at(10, 0))).toMatchObject({
    key: "below",
    rest: "few",
  });
  expect(ofRates(...below, ...at(0.1, 90, 92, 94), ...at(10, 80, 99, 20))).toMatchObject({
    key: "below",
    rest: "mixed",
  });
});

test("if every run has the same rate or size, the sentence says so, and whether students could change it", () => {
  expect(ofRates(...at(0.1, 80, 90))).toMatchObject({ key: "same", from: "0.1" });
  const session = classOf([sized(8, 0.2, 0.3, 0.4, 0.5)]);
  expect(sizeSentence(sizeScatter(session, 0, EXERCISE), true).sentence).toMatchObject({
    key: "same",
    values: { from: "42", held: "yes" },
  });
});

const sized = (units: number, trainLoss: number, ...losses: number[]) =>
  losses.map((validationLoss) => ({ units, trainLoss, validationLoss }));

test("larger networks that are better in training and worse in validation have memorised", () => {
  const session = classOf([[...sized(8, 0.2, 0.3, 0.3, 0.3), ...sized(512, 0.01, 0.8, 0.9, 1)]]);
  expect(sizeSentence(sizeScatter(session, 0, EXERCISE), false)).toEqual({
    sentence: {
      key: "above",
      values: {
        ...SAID,
        span: "one",
        from: "42",
        to: "42",
        best: "0.300",
        below: "",
        above: "0.900",
        rest: "few",
      },
    },
    memorised: { train: "0.0100", trainBest: "0.200" },
    recites: null,
  });
});

test("of larger networks of letters it is said that they recite, if they have memorised and do so more than the best", () => {
  const scatterOf = (trainLoss: number, above: number, best: number) => ({
    ...sizeScatter(
      classOf([[...sized(8, 0.2, 0.3, 0.3, 0.3), ...sized(512, trainLoss, 0.8, 0.9, 1)]]),
      0,
      EXERCISE,
    ),
    recited: { above, best },
  });
  const recites = (...given: Parameters<typeof scatterOf>) =>
    sizeSentence(scatterOf(...given), false).recites;
  expect(recites(0.01, 0.534, 0.02)).toEqual({ train: "0.0100", trainBest: "0.200", above: 53, best: 2 });
  expect([recites(0.01, 0.02, 0.02), recites(0.5, 0.534, 0.02)]).toEqual([null, null]);
});

test("larger networks that are no better in training have not memorised", () => {
  const session = classOf([[...sized(8, 0.2, 0.3, 0.3, 0.3), ...sized(512, 0.5, 0.8, 0.9, 1)]]);
  expect(sizeSentence(sizeScatter(session, 0, EXERCISE), false).memorised).toBeNull();
});

test("a range is named only by runs in it, and dots far below are mentioned", () => {
  // Good runs from 0.3 to 1.5; at 0.2 one that crawled, at 9 and 13 some that came to little, and one that got away.
  const runs = [
    ...at(0.2, 40),
    ...at(0.3, 96, 97),
    ...at(1, 97, 98),
    ...at(1.5, 96),
    ...at(9, 13, 96),
    ...at(13, 9),
  ];
  expect(ofRates(...runs)).toEqual({ key: "neither", from: "0.3", to: "1.5", rest: "mixed" });
});

type Drawn = { readonly x: number; readonly y: number };

/** Checks all that a sentence says against the dots that are drawn under it. `y`: the higher the better; `least`: what counts as a difference. */
function expectTrue({ key, values }: PictureSentence, hump: Hump, dots: readonly Drawn[], least: number) {
  const middle = (some: readonly Drawn[]) => {
    const sorted = some.map(({ y }) => y).sort((one, other) => one - other);
    const half = sorted.length / 2;
    return Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)];
  };
  if (key === "few") return expect([values.from, values.to, values.best]).toEqual(["", "", ""]);
  if (key === "same") return expect(new Set(dots.map(({ x }) => x)).size).toBe(1);
  const { from, to } = hump.best!;
  const inside = dots.filter(({ x }) => x >= from && x <= to);
  const below = dots.filter(({ x }) => x < from);
  const above = dots.filter(({ x }) => x > to);
  // The range: there are runs at both of its ends, among the good ones, and what is said of it holds for all dots in it.
  expect(inside.some(({ x }) => x === from) && inside.some(({ x }) => x === to)).toBe(true);
  expect(Math.abs(hump.best!.median)).toBeCloseTo(Math.abs(middle(inside)), 9);
  for (const end of [from, to])
    expect(middle(inside.filter(({ x }) => x === end))).toBeGreaterThan(middle(inside) - least);
  const isWorse = (side: readonly Drawn[]) => middle(inside) - middle(side) >= least;
  const lowest = Math.min(...inside.map(({ y }) => y));
  const isClearlyWorse = ({ y }: Drawn) => y < lowest - least;
  // "did best": neither side comes to more in the middle.
  if (key !== "neither")
    for (const side of [below, above])
      if (side.length > 0) expect(middle(side)).toBeLessThanOrEqual(middle(inside));
  if (key === "both" || key === "below") expect(isWorse(below)).toBe(true);
  if (key === "both" || key === "above") expect(isWorse(above)).toBe(true);
  expect(bandOf(key, hump)).toEqual(key === "neither" ? null : hump.best);
  if (key === "both") return;
  const others = key === "below" ? above : key === "above" ? below : [...below, ...above];
  switch (values.rest) {
    case "few":
      return expect(
        others.length < 3 || (key === "neither" && Math.min(below.length || 3, above.length || 3) < 3),
      ).toBe(true);
    case "mixed":
      expect(others.some(isClearlyWorse)).toBe(true);
      // "… others were not."
      if (key !== "neither") expect(others.some((dot) => !isClearlyWorse(dot))).toBe(true);
      return;
    default:
      return expect(others.filter(isClearlyWorse)).toEqual([]);
  }
}

const scores = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(9, 13, 90, 92, 95, 97, 98));
const rates = fc.oneof(
  fc.constantFrom(0.001, 0.01, 0.03, 0.1, 0.2, 0.3, 1, 1.5, 3, 9, 10, 13),
  fc.double({ min: 0.001, max: 10, noNaN: true }),
);

test("for any rates and scores, every word of the sentence is true of the dots", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ rate: rates, validationScore: scores }), { maxLength: 24 }), (runs) => {
      const scatter = rateScatter(classOf([runs]), 0, EXERCISE.task);
      const dots = scatter.dots.map(({ rate: x, score: y }) => ({ x, y }));
      expectTrue(rateSentence(scatter, false), scatter.hump, dots, 5);
    }),
    { numRuns: 400 },
  );
});

test("for any sizes and losses, every word of the sentence is true of the dots", () => {
  const losses = fc.double({ min: 0.01, max: 3, noNaN: true });
  const run = fc.record({
    units: fc.integer({ min: 1, max: 300 }),
    trainLoss: losses,
    validationLoss: losses,
  });
  fc.assert(
    fc.property(fc.array(run, { maxLength: 24 }), (runs) => {
      const scatter = sizeScatter(classOf([runs]), 0, EXERCISE);
      const { sentence, memorised } = sizeSentence(scatter, false);
      const dots = scatter.dots.map(({ parameters: x, validationLoss }) => ({ x, y: -validationLoss }));
      expectTrue(
        sentence,
        scatter.hump,
        dots,
        0.1 * Math.min(...scatter.dots.map((dot) => dot.validationLoss)),
      );
      if (memorised === null) return;
      // The larger ones did worse on new examples, and better on their own.
      expect(["both", "above"]).toContain(sentence.key);
      expect(scatter.trainAbove).toBeLessThan(scatter.trainBest!);
    }),
    { numRuns: 300 },
  );
});
