import { expect, test } from "vitest";
import { challengeInfo } from "@/lib/challenges/catalogue";
import { circles } from "@/lib/challenges/circles";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { formatScore } from "@/lib/learning/numbers/format";
import type { RehearsalReply } from "@/lib/protocol/rehearsal";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import { expectationsOf } from "@/lib/session/insights/expectations";
import type { Session } from "@/lib/session/log/session";
import { rehearsePlan } from "./plan-rehearsal";
import { rehearseRound } from "./rehearsal";

const SIZE = {
  classes: 2,
  students: 4,
  most: Number.POSITIVE_INFINITY,
  mostForOne: Number.POSITIVE_INFINITY,
};
const SHORT: PlannedRound = {
  ...openRound(circles.id, 8),
  locks: { batchSize: 60, epochs: 10, weightDecay: 0 },
};

async function replies(
  planned: PlannedRound,
  size: Partial<typeof SIZE> = {},
  made: Challenge | null = circles,
) {
  const posted: RehearsalReply[] = [];
  const rounds = [{ planned, challenge: challengeInfo(circles) }];
  const options = { ...SIZE, ...size, challengeOf: async () => made };
  await rehearsePlan({ rounds }, options, (reply) => posted.push(reply));
  return posted;
}

/** A class of four after this round. */
async function played(planned: PlannedRound): Promise<Session> {
  const of = [{ model: "usual" as const, students: 4, number: 0 }];
  const { value } = await rehearseRound({ rounds: [planned] }, 0, circles, 1, of).next();
  return value!.session;
}

/** Everything but the progress. */
const told = (posted: readonly RehearsalReply[]) => posted.filter(({ type }) => type !== "progress");

test("a round is told of as two classes saw it, one of either seed, and nothing of settings that it locks", async () => {
  const { network } = circles.preset;
  const locks = { network, optimiser: "sgd" as const, batchSize: 32, epochs: 15, weightDecay: 0 };
  const rates = await replies({ ...SHORT, locks }, { students: 15 });
  const sizes = await replies({ ...SHORT, locks: { ...SHORT.locks, learningRate: 0.1 } });
  expect([rates, sizes].flatMap(told).map(onEveryDevice)).toMatchInlineSnapshot(`
    [
      {
        "count": 2,
        "expectations": {
          "classes": 2,
          "diverged": 0.038461538461538464,
          "largerLose": null,
          "overfitting": 0,
          "runs": 104,
          "runsEach": 4,
          "scores": [
            "0.0",
            "25.4",
            "34.3",
          ],
          "students": 15,
          "test": {
            "classes": 2,
            "fall": 1,
            "leaderStays": 2,
          },
          "uOfRates": 2,
        },
        "round": 0,
        "type": "played",
      },
      {
        "count": 2,
        "expectations": {
          "classes": 2,
          "diverged": 0,
          "largerLose": 0,
          "overfitting": 0,
          "runs": 28,
          "runsEach": 4,
          "scores": [
            "0.0",
            "5.0",
            "34.4",
          ],
          "students": 4,
          "test": {
            "classes": 2,
            "fall": 0,
            "leaderStays": 2,
          },
          "uOfRates": null,
        },
        "round": 0,
        "type": "played",
      },
    ]
  `);
});

test("progress is told run by run and class by class", async () => {
  const posted = await replies(SHORT);
  const progress = posted.flatMap((reply) => (reply.type === "progress" ? [reply] : []));
  expect([progress.at(0), progress.at(-1)?.classes]).toEqual([
    { type: "progress", round: 0, classes: 0, count: 2, runs: 0 },
    2,
  ]);
  expect(progress.map(({ runs }) => runs)).toEqual(
    progress.map(({ runs }) => runs).toSorted((a, b) => a - b),
  );
});

test("what cannot be told has a reason: locks that let nobody train, no time, no examples, a slow device", async () => {
  const broken = { ...SHORT, locks: { network: circles.preset.network } };
  expect(await replies({ ...SHORT, epochLimit: 5 })).toEqual([{ type: "unplayed", round: 0, why: "broken" }]);
  expect(await replies({ ...broken, parameterLimit: 1 })).toEqual([
    { type: "unplayed", round: 0, why: "broken" },
  ]);
  // Less than a student takes to begin.
  expect(told(await replies({ ...SHORT, minutes: 0.25 }))).toEqual([
    { type: "unplayed", round: 0, why: "untrained" },
  ]);
  expect(told(await replies(SHORT, {}, null))).toEqual([{ type: "unplayed", round: 0, why: "examples" }]);
  expect(told(await replies(SHORT, { most: -1, mostForOne: -1 }))).toEqual([
    { type: "unplayed", round: 0, why: "slow" },
  ]);
});

test("when the time is over, the first class is still finished, and no other", async () => {
  const [reply] = told(await replies(SHORT, { most: -1 }));
  expect(reply?.type === "played" && [reply.expectations.classes, reply.count]).toEqual([1, 2]);
});

test("where the lab's own network is too large for the round, students make it smaller", async () => {
  const planned = { ...SHORT, parameterLimit: 40 };
  const { participants } = await played(planned);
  const runs = participants.flatMap((participant) => participant.runs);
  const sizes = runs.map(({ network }) =>
    parameterCount(planNetwork(network, circles.featureShape, circles.task)),
  );
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.filter((size) => size > 40)).toEqual([]);
});

test("of the times of runs, the middle, the 95 % and the slowest are told", async () => {
  const session = await played(SHORT);
  const took = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(expectationsOf([{ session, round: 0, challenge: circles }], took).took).toEqual({
    median: 50.5,
    most95: 95,
    slowest: 100,
  });
});

/** Without times, and with scores as they are shown. */
function onEveryDevice(reply: RehearsalReply): unknown {
  if (reply.type !== "played") return reply;
  const { took: _, scores, ...same } = reply.expectations;
  const shown = Object.values(scores ?? {}).map(formatScore);
  return { ...reply, expectations: { ...same, scores: shown } };
}
