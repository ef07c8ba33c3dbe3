import { expect, test } from "vitest";
import { rateScatter, sizeScatter } from "@/lib/session/class-scatter";
import { classOf, EXERCISE } from "@/lib/session/testing-runs";
import { rateSentence } from "./rate-sentence";
import { sizeSentence } from "./size-sentence";

const at = (rate: number, ...scores: number[]) =>
  scores.map((validationScore) => ({ rate, validationScore }));

const SAID = { rest: "judged", held: "no" };
const ofRates = (...runs: ReturnType<typeof at>) => {
  const { key, values } = rateSentence(rateScatter(classOf([runs]), 0, EXERCISE.task), false);
  return { key, from: values.from, to: values.to, rest: values.rest };
};

test("a U among the class's rates is said with its three medians", () => {
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

test("where too few runs lie beside the best, none of them is said to be no worse", () => {
  const few = [...at(0.01, 33, 35), ...at(0.3, 97.7, 97), ...at(1, 98, 98.2), ...at(3, 55.7), ...at(10, 0)];
  expect(ofRates(...few)).toEqual({ key: "neither", from: "0.3", to: "1", rest: "few" });
  const enough = [...at(0.001, 80, 99, 20), ...at(0.1, 90, 92, 94)];
  expect(ofRates(...enough)).toEqual({ key: "neither", from: "0.1", to: "0.1", rest: "judged" });
  const below = at(0.001, 10, 11, 12);
  expect(ofRates(...below, ...at(0.1, 90, 92, 94), ...at(10, 0))).toMatchObject({
    key: "below",
    rest: "few",
  });
  expect(ofRates(...below, ...at(0.1, 90, 92, 94), ...at(10, 80, 99, 20))).toMatchObject({
    key: "below",
    rest: "judged",
  });
});

test("where every run has the same rate or size there is nothing to compare, and it says whether that could be changed", () => {
  expect(ofRates(...at(0.1, 80, 90))).toMatchObject({ key: "same", from: "0.1" });
  const session = classOf([sized(8, 0.2, 0.3, 0.4, 0.5)]);
  expect(sizeSentence(sizeScatter(session, 0, EXERCISE), true).sentence).toMatchObject({
    key: "same",
    values: { from: "42", held: "yes" },
  });
});

const sized = (units: number, trainLoss: number, ...losses: number[]) =>
  losses.map((validationLoss) => ({ units, trainLoss, validationLoss }));

test("larger networks that won on their own examples and lost on others have memorised", () => {
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
  });
});

test("larger networks that are no better on their own examples have not", () => {
  const session = classOf([[...sized(8, 0.2, 0.3, 0.3, 0.3), ...sized(512, 0.5, 0.8, 0.9, 1)]]);
  expect(sizeSentence(sizeScatter(session, 0, EXERCISE), false).memorised).toBeNull();
});
