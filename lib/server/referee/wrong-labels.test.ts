import { afterAll, beforeAll, expect, test } from "vitest";
import { readLog } from "@/db/session/log";
import { splitSeed } from "@/db/session/rounds";
import type { OpenDatabase } from "@/db/store/open";
import { mislabelledMoons } from "@/lib/challenges/mislabelled/mislabelled-moons";
import { moons, onMoon } from "@/lib/challenges/moons";
import { planeChallenge } from "@/lib/challenges/plane-challenge";
import type { ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { beliefOf } from "@/lib/session/board/opening/believers";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import { openMemory } from "@/lib/testing/database/memory";
import { DONE, refereedClasses } from "@/lib/testing/server/refereed-class";
import { trainOn } from "@/lib/testing/server/student";
import { SOON } from "@/lib/testing/soon";
import { lossAndGradients } from "@/lib/testing/trainer/reference-network";
import { examine } from "./examination";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

const { began, train, report, put, testOf } = refereedClasses(() => database.db);

function settings(units: number, epochs: number): Settings {
  const layers = [1, 2].map(() => ({ kind: "dense", units, activation: "relu" }) as const);
  const hyperparameters = {
    learningRate: 0.01,
    optimiser: "adam",
    batchSize: 10,
    epochs,
    weightDecay: 0,
  } as const;
  return { network: { layers }, hyperparameters };
}
/** Large and long enough to fence in nearly every wrong point. */
const MEMORISES = settings(64, 500);
const GENERALISES = settings(8, 20);

/** The same points with their true labels. */
const correct = planeChallenge({
  ...mislabelledMoons,
  classes: ["upper", "lower"],
  noise: 0.15,
  place: onMoon,
});

/** How many wrong labels a network gives as its answers, computed by the reference network: of two classes, it answers with a label whose loss is below ln 2. */
function believedByHand({ network, hyperparameters }: Settings, weights: Float32Array, seed: ExampleSeed) {
  const taught = mislabelledMoons.makeSplit("train", seed);
  const { labels } = correct.makeSplit("train", seed);
  const spec = { ...mislabelledMoons, network, hyperparameters, seed: 0 };
  const wrong = [...labels.keys()].filter((example) => labels[example] !== taught.labels[example]);
  const believed = wrong.filter(
    (example) => lossAndGradients(spec, Float64Array.from(weights), taught, [example]).loss < Math.LN2,
  );
  return { believed: believed.length, count: wrong.length };
}

test("the wrong labels that a network believes are those that it gives as its answers", async () => {
  const seed = 8;
  const sealed = { challenge: mislabelledMoons.id, seed, floor: 1e-4 } as const;
  const examples = {
    train: mislabelledMoons.makeSplit("train", seed),
    validation: mislabelledMoons.makeSplit("validation", 6),
  };
  const found = async (of: Settings, examplesOf = examples) => {
    const { weights, step } = await trainOn(mislabelledMoons, examplesOf, 1, of, "final-weights");
    const { wrongLabels } = await examine({ settings: of, step, weights }, { ...sealed, name: "train" });
    expect(wrongLabels).toEqual(believedByHand(of, weights, seed));
    return beliefOf(wrongLabels!);
  };
  // The last one never saw a wrong label.
  const taughtRight = { ...examples, train: moons.makeSplit("train", 7) };
  expect([await found(MEMORISES), await found(GENERALISES), await found(GENERALISES, taughtRight)]).toEqual([
    "most",
    "few",
    "few",
  ]);

  // It answers with one class, whatever it is asked: half of the wrong labels are that one.
  const { layers } = GENERALISES.network;
  const constant = new Float32Array(8 * 2 + 8 + 8 * 8 + 8 + 8 * 2 + 2);
  constant[constant.length - 1] = 1;
  const trained = { settings: { ...GENERALISES, network: { layers } }, step: 0, weights: constant };
  const on = (name: "train" | "test") => examine(trained, { ...sealed, name });
  expect((await on("train")).wrongLabels).toEqual({ believed: 8, count: 16 });
  expect(await on("test")).not.toHaveProperty("wrongLabels");
});

test("an opened test says how many wrong labels each network believes, and no browser hears of any before", async () => {
  const plan = [{ ...openRound(mislabelledMoons.id, null), ranksBy: "final-weights" as const }];
  const { row, desk, students, seed } = await began(["Ada", "Grace"], plan);
  const key = (await splitSeed(database.db, row.id, 0, "train"))!;
  const wanted = [];
  for (const [index, of] of [MEMORISES, GENERALISES].entries()) {
    const run = await train(row, seed, of);
    await report(students[index]!, 0, { settings: of, ...run });
    expect(await put(students[index]!, row, run, run.weights)).toEqual(DONE);
    wanted.push([index, believedByHand(of, run.weights, key)]);
  }
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  await expect.poll(() => students[0]!.session().phase.kind, SOON).toBe("between");
  const screens = [desk, ...students];
  const got = () => screens.map(({ snapshots, frames }) => JSON.stringify([snapshots, frames]));
  expect(got().filter((text) => text.includes("believed"))).toEqual([]);

  expect(await desk.send({ type: "request-test", round: 0 })).toEqual(DONE);
  for (const screen of screens) {
    const believed = () =>
      testOf(screen)
        ?.map(({ participant, wrongLabels }) => [participant, wrongLabels] as const)
        .toSorted(([one], [other]) => one - other);
    await expect.poll(believed, SOON).toEqual(wanted);
  }
  // The replay is told by the stored log.
  const stored = fold(await readLog(database.db, row.id)).rounds[0];
  expect(stored).toEqual(desk.session().rounds[0]);
}, 60_000);
