import { expect, test } from "vitest";
import { rateScatter, sizeScatter } from "@/lib/session/class-scatter";
import { classOf, EXERCISE } from "@/lib/session/testing-runs";
import { rateSentence } from "./rate-sentence";
import { sizeSentence } from "./size-sentence";

const at = (rate: number, ...scores: number[]) =>
  scores.map((validationScore) => ({ rate, validationScore }));

test("a U among the class's rates is said with its three medians", () => {
  const session = classOf([[...at(0.0001, 40, 42, 44), ...at(0.03, 88, 90, 92), ...at(3, 50, 52, 54)]]);
  expect(rateSentence(rateScatter(session, 0))).toEqual({
    key: "both",
    values: { span: "one", from: "0.03", to: "0.03", best: "90.0", below: "42.0", above: "52.0" },
  });
});

test("too few runs say nothing", () => {
  expect(rateSentence(rateScatter(classOf([at(0.1, 80)]), 0))).toEqual({
    key: "few",
    values: { span: "one", from: "", to: "", best: "", below: "", above: "" },
  });
});

const sized = (units: number, trainLoss: number, ...losses: number[]) =>
  losses.map((validationLoss) => ({ units, trainLoss, validationLoss }));

test("larger networks that won on their own examples and lost on others have memorised", () => {
  const session = classOf([[...sized(8, 0.2, 0.3, 0.3, 0.3), ...sized(512, 0.01, 0.8, 0.9, 1)]]);
  expect(sizeSentence(sizeScatter(session, 0, EXERCISE))).toEqual({
    sentence: {
      key: "above",
      values: { span: "one", from: "42", to: "42", best: "0.300", below: "", above: "0.900" },
    },
    memorised: { train: "0.0100", trainBest: "0.200" },
  });
});

test("larger networks that are no better on their own examples have not", () => {
  const session = classOf([[...sized(8, 0.2, 0.3, 0.3, 0.3), ...sized(512, 0.5, 0.8, 0.9, 1)]]);
  expect(sizeSentence(sizeScatter(session, 0, EXERCISE)).memorised).toBeNull();
});
