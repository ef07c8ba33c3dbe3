import { expect, test } from "vitest";
import type { Session } from "@/lib/session/log/session";
import { classOf } from "@/lib/testing/session/runs";
import type { Takeaway } from "./takeaway";
import { pictureOf } from "./takeaway-picture";

const UNTOLD = classOf([[{}], [{}]], []);
const TOLD: Session = {
  ...UNTOLD,
  rounds: [{ ...(UNTOLD.rounds[0] as object), named: true }] as unknown as Session["rounds"],
};
const BY_HEART: Takeaway = { key: "by-heart", values: { participant: 1, train: 99, test: 40 } };
const RECITED: Takeaway = { key: "recited", values: { participant: 1, recited: 60, leader: 5 } };
const ON_TEST: Takeaway = { key: "mistake-on-test", values: { participant: 1, mistake: 0.2, score: 90 } };

test("rates stand beside the picture of rates, with the best run at each of them", () => {
  const rates = { small: 0.001, smallScore: 10, bestRate: 0.1, bestScore: 90, large: 3, largeScore: 20 };
  expect(pictureOf({ key: "rate-between", values: rates }, UNTOLD, 0, { view: "plane" })).toEqual({
    ...{ picture: "rates", participant: null, rates: [0.001, 0.1, 3] },
  });
});

test("whoever failed stands out in no picture until the host tells who it was, and whose words are recited is not shown", () => {
  const seen = (session: Session) =>
    [BY_HEART, RECITED].map((takeaway) => {
      const { picture, participant } = pictureOf(takeaway, session, 0, { view: "letters" });
      return [picture, participant];
    });
  expect([seen(UNTOLD), seen(TOLD)]).toEqual([
    [
      ["sizes", null],
      ["sizes", null],
    ],
    [
      ["sizes", 1],
      ["words", 1],
    ],
  ]);
});

test("a mistake stands beside the fitted curves if there are any, with the one that did best", () => {
  const shown = (["curve", "table"] as const).map((view) => pictureOf(ON_TEST, UNTOLD, 0, { view }));
  expect(shown.map(({ picture, participant }) => [picture, participant])).toEqual([
    ["fits", 1],
    ["curves", 1],
  ]);
});

test("while nothing tells of new examples, no takeaway stands beside the sizes", () => {
  const sealed = classOf([[{}]]);
  const [first] = sealed.plan.rounds;
  const trap = { ...sealed, plan: { rounds: [{ ...first!, trainingScores: true as const }] } };
  const smaller: Takeaway = {
    key: "smaller-won",
    values: { parameters: 9, score: 80, largest: 99, largestScore: 60 },
  };
  expect([pictureOf(smaller, sealed, 0, null).picture, pictureOf(smaller, trap, 0, null).picture]).toEqual([
    ...["sizes", "curves"],
  ]);
});
