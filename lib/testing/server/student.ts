import { splitSeed } from "@/db/session/rounds";
import type { SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { findChallenge } from "@/lib/challenges/catalogue";
import { type Curve, lengthOf, pick } from "@/lib/learning/curves/curve";
import type { RanksBy } from "@/lib/learning/curves/ranking";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Split, SplitName } from "@/lib/learning/examples/split";
import { bytesOfFloats } from "@/lib/learning/numbers/float-bytes";
import type { Seed } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Examples } from "@/lib/learning/training/training";
import { checkpointPath } from "@/lib/protocol/checkpoint";
import { trainWholeRun } from "@/lib/testing/trainer/whole-run";
import type { TestScreen } from "./server";

/** A run as a browser trains it, with the same code and the same examples. */
export type TrainedRun = { readonly curve: Curve; readonly step: number; readonly weights: Float32Array };

/** What a run trains on: splits of its round, and so many more training splits of the same kind, from the challenge's open generator. */
type TrainedOn = { readonly splits?: readonly SplitName[]; readonly more?: number };

/** Trains with the examples that a browser may have of a round. A cheat trains on others. */
export async function trainAsBrowser(
  db: Database,
  row: SessionRow,
  round: number,
  seed: Seed,
  settings: Settings,
  { splits = ["train"], more = 0 }: TrainedOn = {},
): Promise<TrainedRun> {
  const challenge = findChallenge(row.plan.rounds[round].challenge)!;
  const made = async (name: SplitName) =>
    challenge.makeSplit(name, (await splitSeed(db, row.id, round, name))!);
  const parts = await Promise.all(splits.map(made));
  for (let own = 0; own < more; own++) parts.push(challenge.makeSplit("train", 1_000 + own));
  const examples = { train: joined(parts), validation: await made("validation") };
  return trainOn(challenge, examples, seed, settings, row.plan.rounds[round]!.ranksBy);
}

function joined(parts: readonly Split[]): Split {
  const all = (of: (part: Split) => Split["labels"]) =>
    Float32Array.from(parts.flatMap((part) => [...of(part)]));
  return {
    count: parts.reduce((count, part) => count + part.count, 0),
    features: all(({ features }) => features),
    labels: all(({ labels }) => labels),
  };
}

/** Trains a whole run; resolves to its points and the weights of the one that it counts by. */
export async function trainOn(
  { task, featureShape }: ChallengeInfo,
  examples: Examples,
  seed: Seed,
  settings: Settings,
  ranksBy: RanksBy = "best-epoch",
): Promise<TrainedRun> {
  const spec = { ...settings, task, featureShape, seed, ranksBy };
  const { curve, outcome } = await trainWholeRun(spec, examples);
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

/**
 * What a GPU might have come to by rounding, had that gone towards other weights. `distance`: relative to the length of `weights`; above that
 * at which weights count as the same.
 */
export function towards(weights: Float32Array, others: Float32Array, distance: number): Float32Array {
  const length = (values: Float32Array) => Math.hypot(...values);
  const difference = others.map((other, index) => other - weights[index]!);
  const share = (distance * length(weights)) / length(difference);
  return weights.map((weight, index) => weight + share * difference[index]!);
}
