import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenDatabase } from "@/db/store/open";
import { findChallenge } from "@/lib/challenges/catalogue";
import { guessOf } from "@/lib/learning/examples/guess";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { DONE, refereedClasses, refusal } from "@/lib/testing/server/refereed-class";
import { SOON } from "@/lib/testing/soon";
import { openTrained } from "@/lib/trainer/simd/trained";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database.close());

const classes = refereedClasses(() => database.db);

const MOONS = findChallenge("moons")!;
const SETTINGS = { ...MOONS.preset, hyperparameters: { ...MOONS.preset.hyperparameters, epochs: 3 } };
const POINT = { kind: "numbers", features: [0.25, -0.5] } as const;
const asks = (number = 0, input: object = POINT) => ({ type: "ask-networks", number, input });

test("the server asks the networks that it has checked; desk and log know whose said what, labs only what all of them said", async () => {
  const { desk, students, row, seed } = await classes.began(["Ada", "Grace"], [openRound("moons", null)]);
  const [ada, grace] = students;
  expect(await desk.send(asks())).toEqual(refusal("no-checked-network"));
  const run = { settings: SETTINGS, ...(await classes.train(row, seed, SETTINGS)) };
  await classes.report(ada, 0, run);
  expect(await classes.put(ada, row, run, run.weights)).toEqual(DONE);

  expect(await ada.send(asks())).toEqual(refusal("not-allowed"));
  expect(await desk.send(asks(0, { kind: "numbers", features: [0.25] }))).toEqual(refusal("input-misfits"));
  expect(await desk.send(asks(0, { kind: "numbers", features: [null, 0] }))).toEqual(refusal("bad-request"));
  expect(await Promise.all([desk.send(asks()), desk.send(asks())])).toEqual([DONE, DONE]);

  await expect.poll(() => desk.session().inputs.length, SOON).toBe(1);
  const features = Float32Array.from(POINT.features);
  const one = { count: 1, features, labels: Float32Array.of(0) };
  const engine = await openTrained({ ...SETTINGS, ...MOONS }, run.weights, { train: one, validation: one });
  const { label, confidence } = guessOf(await engine.predict(features, 1), 0, 2);
  const [asked] = desk.session().inputs;
  expect(asked).toMatchObject({
    ...{ round: 0, input: POINT, says: [label] },
    answers: [{ participant: 0, run: 0, says: label, sure: expect.closeTo(confidence, 4) }],
  });
  for (const lab of [ada, grace]) {
    await expect.poll(() => lab.session().inputs, SOON).toEqual([{ ...asked, answers: [] }]);
  }
});
