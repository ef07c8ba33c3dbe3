import { splitSeed } from "@/db/session/rounds";
import type { SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { findChallenge } from "@/lib/challenges/catalogue";
import { type Curve, lengthOf, pick } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { bytesOfFloats } from "@/lib/learning/numbers/float-bytes";
import type { Seed } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Examples } from "@/lib/learning/training/training";
import { checkpointPath } from "@/lib/protocol/checkpoint";
import { trainWholeRun } from "@/lib/testing/trainer/whole-run";
import type { TestScreen } from "./server";

/** A run as a browser trains it, with the same code and the same examples. */
export type TrainedRun = { readonly curve: Curve; readonly step: number; readonly weights: Float32Array };

/** Trains with the examples that a browser may have of a round. `validationToo`: a cheat, who trains on the validation split. */
export async function trainAsBrowser(
  db: Database,
  row: SessionRow,
  round: number,
  seed: Seed,
  settings: Settings,
  { validationToo = false } = {},
): Promise<TrainedRun> {
  const challenge = findChallenge(row.plan.rounds[round].challenge)!;
  const [train, validation] = await Promise.all(
    (["train", "validation"] as const).map(async (name) =>
      challenge.makeSplit(name, (await splitSeed(db, row.id, round, name))!),
    ),
  );
  const seen = validationToo ? repeated(validation, train.count) : train;
  return trainOn(challenge, { train: seen, validation }, seed, settings);
}

/** Repeats a split's examples up to `count`, so that a run on them has as many steps as one on `count` examples. */
function repeated({ count: known, features, labels }: Split, count: number): Split {
  const width = features.length / known;
  return {
    count,
    features: Float32Array.from({ length: count * width }, (_, index) => features[index % features.length]),
    labels: Float32Array.from({ length: count }, (_, index) => labels[index % known]),
  };
}

/** Trains a whole run; resolves to its points and the weights of the best one. */
export async function trainOn(
  { task, featureShape }: ChallengeInfo,
  examples: Examples,
  seed: Seed,
  settings: Settings,
): Promise<TrainedRun> {
  const { curve, outcome } = await trainWholeRun({ ...settings, task, featureShape, seed }, examples);
  return { curve, ...outcome.bests[outcome.bests.length - 1] };
}

/** Starts a run, reports all of its points, and ends it unless `ends` is false. */
export async function reportRun(
  lab: TestScreen,
  {
    run,
    round,
    settings,
    curve,
    ends = true,
  }: { run: number; round: number; settings: Settings; curve: Curve; ends?: boolean },
  backend = "simd",
): Promise<void> {
  const replies = [
    await lab.send({ type: "start-run", run, round, ...settings, device: { backend, name: "" } }),
  ];
  for (let from = 0; from < lengthOf(curve); from += 100) {
    const indices = Array.from({ length: Math.min(100, lengthOf(curve) - from) }, (_, index) => from + index);
    replies.push(await lab.send({ type: "report-points", run, from, points: pick(curve, indices) }));
  }
  if (ends) replies.push(await lab.send({ type: "end-run", run, reason: "finished" }));
  const refused = replies.find((reply) => !reply.ok);
  if (refused) throw new Error(`The class refused a run: ${JSON.stringify(refused)}`);
}

/** Uploads a checkpoint as a browser does; resolves to the status and the answer. */
export async function upload(
  url: string,
  cookie: string,
  at: { session: string; run: number; step: number },
  body: Float32Array | Uint8Array<ArrayBuffer>,
): Promise<{ status: number; reply: unknown }> {
  const response = await fetch(`${url}${checkpointPath(at.session, at.run, at.step)}`, {
    method: "PUT",
    headers: { cookie },
    body: body instanceof Float32Array ? bytesOfFloats(body) : body,
  });
  return { status: response.status, reply: await response.json() };
}
