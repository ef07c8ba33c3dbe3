import { readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { CATALOGUE, findChallenge } from "@/lib/challenges/catalogue";
import { bestPoint } from "@/lib/learning/curves/curve";
import { networkProblem } from "@/lib/learning/network/network-check";
import { GHOSTS, ghostSettings } from "@/lib/learning/practice/ghost-settings";
import { GHOSTS_PATH, GhostFile, unpackGhost } from "@/lib/learning/practice/ghosts";
import { practiceSets } from "@/lib/learning/practice/practice-seeds";
import { ARITHMETIC } from "@/lib/learning/training/engine-choice";
import { canBeReported } from "@/lib/learning/training/report-bounds";
import { measuredCountsOf } from "@/lib/trainer/run/run-grid";
import { practiceData, recordGhost } from "./ghost-run";

const FILE = `public${GHOSTS_PATH}`;
const file = GhostFile.parse(JSON.parse(readFileSync(FILE, "utf8")));
const AGAIN = "`npx tsx scripts/record-ghosts.ts` records them again";

test("every set of every challenge has its ghosts, trained by today's arithmetic, in less than 150 kB", () => {
  expect(file.arithmetic, AGAIN).toBe(ARITHMETIC);
  const counts = Object.entries(file.challenges).map(([id, sets]) => [
    id,
    sets.map((ghosts) => ghosts.length),
  ]);
  const wanted = CATALOGUE.map((challenge) => [
    challenge.id,
    Array.from({ length: practiceSets(challenge) }, () => GHOSTS),
  ]);
  expect(counts, AGAIN).toEqual(wanted);
  expect(statSync(FILE).size).toBeLessThan(150_000);
});

test.each([
  ["moons", 0, 5],
  ["noisy-curve", 1, 0],
  ["iris-2", 0, 6],
  ["circles", 1, 7],
  ["digits-2", 0, 5],
])(
  "trained again, a ghost of %s (set %i, number %i) comes out as it was recorded, bit for bit",
  async (id, set, number) => {
    const recorded = await recordGhost(number, practiceData(findChallenge(id)!, set));
    expect(recorded, AGAIN).toEqual(file.challenges[id]![set]![number]);
  },
);

test.each(CATALOGUE.map((challenge) => [challenge.id, challenge] as const))(
  "in %s, ghosts train what the lab takes and report what a run can report, at every recorded step",
  (id, challenge) => {
    const counts = measuredCountsOf(challenge.counts);
    for (const [number, settings] of ghostSettings(challenge).entries()) {
      expect(networkProblem(settings.network, challenge)).toBeNull();
      for (const ghosts of file.challenges[id] ?? []) {
        const ghost = unpackGhost(ghosts[number]!, { number, settings }, challenge, counts);
        const run = { exercise: challenge, hyperparameters: settings.hyperparameters };
        expect(canBeReported(ghost.curve, 0, run), `${id} ${number}`).toBe(true);
        expect(bestPoint(ghost.curve)).not.toBeNull();
        expect(ghost.curve.step).toEqual(ghosts[number]!.step);
      }
    }
  },
);
