import { expect, test } from "vitest";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import type { Run } from "@/lib/session/log/session";
import { runsWithoutGain } from "./progress";

/** Ended runs with these best scores; null: diverged before anything was measured. */
function runs(...scores: (number | null)[]): Run[] {
  return scores.map(
    (score) =>
      ({
        end: {},
        verdict: null,
        ranking: USUAL_RANKING,
        best: score === null ? null : { validationScore: score },
      }) as unknown as Run,
  );
}

test.each<[number, (number | null)[]]>([
  [0, []],
  [1, [40]],
  [3, [60, 55, 50]],
  [3, [null, null, null]],
  [2, [null, 30]],
  [0, [50, 60]],
  [2, [50, 60, 60.04, 55]],
  [0, [50, 40, 45, 50.1]],
])("%s of the last runs brought nothing after %j", (count, scores) => {
  expect(runsWithoutGain(runs(...scores))).toBe(count);
});

test("an unfinished run does not count yet", () => {
  expect(runsWithoutGain([...runs(60, 50), { ...runs(10)[0], end: null }])).toBe(2);
});
