import { expect, test } from "vitest";
import { CATALOGUE } from "@/lib/challenges/catalogue";
import { wordsOf } from "@/lib/learning/letters/alphabet";
import { featureCount } from "@/lib/learning/network/network";
import { openRound } from "@/lib/session/decide/plan";
import { exampleSamples } from "./example-samples";

const samples = exampleSamples({ rounds: CATALOGUE.map(({ id }) => openRound(id, 5)) });

test("every challenge has a sample of training examples, and none of what a network is measured on", () => {
  expect(Object.keys(samples).toSorted()).toEqual(CATALOGUE.map(({ id }) => id).toSorted());
  for (const challenge of CATALOGUE) {
    const { features, labels } = samples[challenge.id];
    if (challenge.task.kind === "next-letter") {
      const { alphabet } = challenge.task;
      const words = (text: Iterable<number>) => wordsOf(Uint8Array.from(text), alphabet);
      const learnt = words(challenge.makeSplit("train", 8).labels);
      const shown = words(labels);
      expect(shown.length, challenge.id).toBeGreaterThan(5);
      expect(learnt).toEqual(expect.arrayContaining(shown));
      expect(features).toEqual([]);
      continue;
    }
    const width = featureCount(challenge.featureShape);
    expect(features).toHaveLength(labels.length * width);
    const unit = challenge.view === "pictures" ? 10 : 1000;
    for (const name of ["validation", "test"] as const) {
      const { count, features: sealed } = challenge.makeSplit(name, 8);
      const isShown = (row: number) =>
        labels.some((_, shown) => {
          for (let at = 0; at < width; at++)
            if (
              Math.round(unit * sealed[row * width + at]) !== Math.round(unit * features[shown * width + at])
            )
              return false;
          return true;
        });
      // Two numbers may be the same by chance.
      const found = width < 3 ? [] : Array.from({ length: count }, (_, row) => row).filter(isShown);
      expect(found, `${challenge.id}, ${name}`).toEqual([]);
    }
  }
});

test("a page of any plan carries less than a picture would weigh", () => {
  for (const [id, sample] of Object.entries(samples))
    expect(JSON.stringify(sample).length, id).toBeLessThan(30_000);
});
