import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { ghostsOf } from "@/lib/client/api/ghosts";
import { pick } from "@/lib/learning/curves/curve";
import type { SplitName } from "@/lib/learning/examples/split";
import { GHOSTS_PATH, GhostFile } from "@/lib/learning/practice/ghosts";
import { practiceSeeds } from "@/lib/learning/practice/practice-seeds";
import { TODAYS_SCORE_FLOOR } from "@/lib/learning/training/score-rules";
import { practiceData } from "@/lib/rehearsal/ghost-run";
import { trainWhole } from "@/lib/rehearsal/rehearsed-run";
import { examine } from "@/lib/server/referee/examination";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { openRound } from "@/lib/session/decide/plan";
import { type JudgedSpec, judge } from "@/lib/trainer/lens/judge";
import { beatenBy } from "./beaten";
import { createGhostRace, seatGhosts } from "./ghost-race";
import { createLocalClass } from "./local-class";
import { createLocalReferee } from "./local-referee";

const moons = findChallenge("moons")!;
const file = GhostFile.parse(JSON.parse(readFileSync(`public${GHOSTS_PATH}`, "utf8")));
const NAMES = ["Otter", "Falcon", "Panda", "Gecko", "Heron", "Lynx", "Dolphin", "Badger"];
const SETTINGS = {
  ...moons.preset,
  hyperparameters: { ...moons.preset.hyperparameters, learningRate: 0.5, epochs: 30 },
};
const data = practiceData(moons, 0);

/** An attempt on the first set of moons: the reader in seat 0, the ghosts behind. `clock.now`: milliseconds. */
function attempt() {
  const clock = { now: 0 };
  const of = createLocalClass(
    "",
    { rounds: [openRound("moons", null)] },
    {
      now: () => clock.now,
      seed: () => data.roundSeed,
      exerciseOf: findChallenge,
    },
  );
  of.ask({ kind: "system" }, { type: "join", nickname: "You" });
  of.ask({ kind: "system" }, { type: "presence", connected: [0], disconnected: [] });
  const ghosts = seatGhosts(of, ghostsOf(file, moons, 0), NAMES);
  of.ask({ kind: "host" }, { type: "start-round", round: 0 });
  const race = createGhostRace(of, 0, of.now(), ghosts);
  const onSplit = async (name: SplitName, spec: JudgedSpec, weights: Float32Array) => {
    const { evaluation, losses, outputs } = await judge(spec, weights, data[name]);
    return { evaluation, losses, overflown: outputs === null };
  };
  const referee = createLocalReferee({
    ...{ of, exerciseOf: findChallenge, participant: 0, judge: { judge: onSplit } },
  });
  return { clock, of, race, referee };
}

/** Trains the reader's run, and reports it. */
async function trained(of: ReturnType<typeof attempt>["of"]) {
  const { task, featureShape } = moons;
  const { curve, best } = await trainWhole({ ...SETTINGS, task, featureShape, seed: data.roundSeed }, data);
  const actor = { kind: "participant", participant: 0 } as const;
  const device = { backend: "simd", name: "" };
  of.ask(actor, { type: "start-run", run: 0, round: 0, ...SETTINGS, device });
  for (let from = 0; from < curve.step.length; from += 200) {
    const indices = [...curve.step.keys()].slice(from, from + 200);
    const points = pick(curve, indices);
    expect(of.ask(actor, { type: "report-points", run: 0, from, points })).toEqual({ ok: true });
  }
  of.ask(actor, { type: "end-run", run: 0, reason: "finished" });
  return best!;
}

test("a network's score on this page is the one that the server's referee finds, to the last bit", async () => {
  const { of, referee } = attempt();
  const { point, weights } = await trained(of);
  expect(await referee.put({ run: 0, step: point.step, weights })).toBeNull();
  const seeds = practiceSeeds("moons", 0);
  const { evaluation } = await examine(
    { settings: SETTINGS, step: point.step, weights },
    { challenge: "moons", name: "validation", seed: seeds.validation, floor: TODAYS_SCORE_FLOOR },
  );
  expect(of.store.getState().participants[0]!.runs[0]!.verdict).toEqual({
    ...{ step: point.step, validation: evaluation, agrees: true, climbs: true },
  });
  expect(await referee.get(0)).toEqual(weights);
});

test("other weights do not count, and another step, or another network's, is refused", async () => {
  const { of, referee } = attempt();
  const { point, weights } = await trained(of);
  expect(await referee.put({ run: 0, step: point.step + 1, weights })).toBe("not-a-checkpoint");
  expect(await referee.put({ run: 0, step: point.step, weights: weights.slice(1) })).toBe("not-a-checkpoint");
  expect(await referee.put({ run: 0, step: point.step, weights: weights.map(() => 0) })).toBeNull();
  expect(of.store.getState().participants[0]!.runs[0]!.verdict?.agrees).toBe(false);
  expect(beatenBy(of.store.getState(), 0, 0)).toEqual([]);
});

test("ghosts run one by one at their times, or all at once; whoever is better is ahead of them", async () => {
  const { clock, of, race, referee } = attempt();
  const running = () =>
    of.store.getState().participants.map(({ runs }) => runs[0]?.end?.reason ?? runs.length);
  race.turn("in-turn");
  expect(running()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  clock.now = 12_000;
  race.turn("in-turn");
  expect(running()).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0]);
  clock.now = 30_000;
  race.turn("in-turn");
  expect(running()).toEqual([0, "finished", 1, 0, 0, 0, 0, 0, 0]);
  race.turn("at-once");
  expect(running().slice(1)).toEqual(NAMES.map(() => "finished"));
  const { point, weights } = await trained(of);
  await referee.put({ run: 0, step: point.step, weights });
  const scores = file.challenges.moons![0]!.map(({ validationScore }) => Math.max(...validationScore));
  const expected = scores
    .map((score, index) => ({ score, participant: index + 1 }))
    .filter(({ score }) => Math.round(10 * score) < Math.round(10 * point.validationScore))
    .sort((one, other) => other.score - one.score)
    .map(({ participant }) => participant);
  expect(expected.length).toBeGreaterThan(0);
  expect(beatenBy(of.store.getState(), 0, 0)).toEqual(expected);
});

test("the test ends the round, has everybody's result by score, and is opened once", async () => {
  const { of, race, referee } = attempt();
  const { point, weights } = await trained(of);
  await referee.put({ run: 0, step: point.step, weights });
  expect(await referee.openTest(0, race.finish())).toBeNull();
  const { rounds } = of.store.getState();
  const [round] = rounds;
  const test = round?.state === "closed" ? round.test : null;
  expect(test?.map(({ participant }) => participant).toSorted((one, other) => one - other)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8,
  ]);
  const scores = test!.map(({ test: { score } }) => Math.round(10 * score));
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  expect(test!.map(({ rank }) => rank)).toEqual(
    scores.map((score) => 1 + scores.filter((other) => other > score).length),
  );
  expect(leaderboard(of.store.getState(), 0)).toHaveLength(9);
  expect(await referee.put({ run: 0, step: point.step, weights })).toBe("test-open");
  await referee.openTest(0, []);
  expect(of.store.getState().rounds).toEqual(rounds);
});
