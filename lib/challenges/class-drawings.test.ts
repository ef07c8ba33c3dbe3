import { expect, test } from "vitest";
import { classDrawingsId, DRAWN_WORDS, drawnWordsIn } from "@/lib/learning/drawing/class-drawings";
import { featureWidth } from "@/lib/learning/network/network";
import { DRAWN, drawnBy, partsOf } from "@/lib/testing/drawings/drawn-class";
import { trainWholeRun } from "@/lib/testing/trainer/whole-run";
import { challengeInfo, findChallenge, plannedInfo } from "./catalogue";
import { drawnChallenge } from "./class-drawings";

const drawings = drawnBy(partsOf(12), 4);
const challenge = drawnChallenge(DRAWN, drawings);

test("the same drawings and seed give the same bytes, whatever else is in the log", () => {
  const again = drawnChallenge(DRAWN, JSON.parse(JSON.stringify(drawings)));
  for (const name of ["train", "validation", "test"] as const)
    expect(again.makeSplit(name, 3)).toEqual(challenge.makeSplit(name, 3));
  expect(challenge.makeSplit("test", 4)).not.toEqual(challenge.makeSplit("test", 3));
});

test("validation and test are the drawings of their authors, and without one of them all the others in the same order", () => {
  for (const name of ["validation", "test"] as const) {
    const whole = challenge.makeSplit(name, 5);
    const authors = challenge.authors(name, 5);
    expect(whole.count).toBe(12);
    expect(authors).toHaveLength(12);
    const [first] = authors;
    const part = challenge.without(first!).makeSplit(name, 5);
    const kept = [...authors.keys()].filter((index) => authors[index] !== first);
    expect(part.count).toBe(8);
    expect([...part.labels]).toEqual(kept.map((index) => whole.labels[index]));
    const width = featureWidth(challenge.featureShape);
    for (const [at, index] of kept.entries())
      expect(part.features.slice(at * width, (at + 1) * width)).toEqual(
        whole.features.slice(index * width, (index + 1) * width),
      );
  }
});

test("no author is in two splits, and training examples are as many of each word, made of training drawings alone", () => {
  const ofTest = new Set(challenge.authors("test", 1));
  expect(challenge.authors("validation", 1).filter((author) => ofTest.has(author))).toEqual([]);
  const train = challenge.makeSplit("train", 1);
  expect(train.count).toBe(challenge.counts.train);
  expect(train.labels.filter((label) => label === 0).length).toBe(train.count / 2);
  const others = drawings.map((one) => (one.part === "train" ? one : { ...one, strokes: [[1, 1, 9, 9]] }));
  expect(drawnChallenge(DRAWN, others).makeSplit("train", 1)).toEqual(train);
});

test("a class of 25 that draws eight each can learn from it with what the lab offers first", async () => {
  const { preset, task, featureShape, makeSplit } = drawnChallenge(DRAWN, drawnBy(partsOf(25), 8));
  const examples = { train: makeSplit("train", 1), validation: makeSplit("validation", 2) };
  const { curve } = await trainWholeRun({ ...preset, task, featureShape, seed: 5 }, examples);
  expect(examples.validation.count).toBe(48);
  expect(Math.max(...curve.validationScore)).toBeGreaterThan(85);
});

test("what screens and the server know of it before anything is drawn follows from its id", () => {
  for (let count = DRAWN_WORDS.min; count <= DRAWN_WORDS.max; count++) {
    const words = { labels: Array.from({ length: count }, (_, index) => `word ${index}`) };
    const id = classDrawingsId(words);
    expect(drawnWordsIn(id)).toBe(count);
    const { labels: _, ...planned } = plannedInfo({ challenge: id, drawings: words })!;
    const { labels: __, ...found } = challengeInfo(findChallenge(id)!);
    expect(found).toEqual(planned);
  }
  expect([findChallenge("class-drawings-1"), findChallenge("class-drawings-11")]).toEqual([null, null]);
});
