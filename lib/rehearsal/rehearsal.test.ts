import { expect, test } from "vitest";
import { circles } from "@/lib/challenges/circles";
import { brokenLock } from "@/lib/learning/training/locks";
import { openRound, type Plan } from "@/lib/session/decide/plan";
import type { Session } from "@/lib/session/log/session";
import { type Model, memoryStore, rehearseRound } from "./rehearsal";

const LOCKS = { batchSize: 60, epochs: 3, weightDecay: 0 };
const plan: Plan = { rounds: [{ ...openRound(circles.id, 8), locks: LOCKS }] };

async function played(model: Model, store = memoryStore()): Promise<Session> {
  const of = [{ model, students: 4, number: 0 }];
  const { value } = await rehearseRound(plan, 0, circles, 1, of, store).next();
  return value!.session;
}

test("the same class chooses the same runs again, and nobody changes what is held", async () => {
  const [once, again] = [await played("usual"), await played("usual")];
  expect(again).toEqual(once);
  const runs = once.participants.flatMap((participant) => participant.runs);
  expect(runs.map((run) => brokenLock(run, LOCKS)).filter((broken) => broken !== null)).toEqual([]);
  expect(new Set(runs.map(({ end }) => end?.reason))).toEqual(new Set(["finished"]));
});

test("in eight minutes a student who does not give up has three runs or four, and the class is placed on the test", async () => {
  const { participants, rounds } = await played("readers");
  expect(Math.max(...participants.map(({ runs }) => runs.length))).toBeGreaterThanOrEqual(3);
  expect(Math.max(...participants.map(({ runs }) => runs.length))).toBeLessThanOrEqual(4);
  const round = rounds[0];
  expect(round?.state === "closed" && round.test?.length).toBe(4);
});

test("a class that reads the screen starts where the lab does", async () => {
  const { participants } = await played("readers");
  const { network, hyperparameters } = circles.preset;
  expect(participants.map(({ runs: [first] }) => [first?.network, first?.hyperparameters])).toEqual(
    participants.map(() => [network, { ...hyperparameters, ...LOCKS }]),
  );
});

test("runs with equal settings are trained once", async () => {
  const store = memoryStore();
  let trained = 0;
  const counting = {
    get: store.get,
    set: (...given: Parameters<typeof store.set>) => {
      trained++;
      store.set(...given);
    },
  };
  const first = await played("readers", counting);
  const before = trained;
  expect(await played("readers", counting)).toEqual(first);
  expect([before > 0, trained]).toEqual([true, before]);
});
