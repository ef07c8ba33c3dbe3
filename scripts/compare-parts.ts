// `npx tsx scripts/compare-parts.ts [--first N] CHALLENGE …`: what the network that a challenge offers and the reference networks score on its validation part and
// on its test part, with five seeds each, at the best epoch on validation and with the final weights. Prints a table in Markdown: per network the
// medians, and of validation − test also the least and the largest. With --first,
// networks are trained on the first N training examples only, for 100 epochs.
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Split } from "@/lib/learning/examples/split";
import { median } from "@/lib/learning/numbers/median";
import { referencesFor } from "./partitions/reference-networks";
import { type Scores, scoresOf } from "./partitions/scores";

const [flag, number] = process.argv.slice(2);
const first = flag === "--first" ? Number(number) : null;
const ids = process.argv.slice(first === null ? 2 : 4);

const SEEDS = [901, 902, 903, 904, 905];

/** The first examples of a split, all of them unless fewer are asked for. */
function firstOf(split: Split): Split {
  const count = first ?? split.count;
  const width = split.features.length / split.count;
  return { count, features: split.features.slice(0, count * width), labels: split.labels.slice(0, count) };
}

const medianOf = (values: readonly number[]) => median(values)!;

function row(scores: readonly Scores[]): string {
  const falls = scores.map(({ validation, test }) => validation - test);
  const one = (value: number) => value.toFixed(1);
  const middle = (part: keyof Scores) => one(medianOf(scores.map((of) => of[part])));
  return `${middle("train")}, ${middle("validation")} → ${middle("test")} | ${one(medianOf(falls))} (${one(Math.min(...falls))} to ${one(Math.max(...falls))})`;
}

console.log(
  "| challenge | network | best epoch: training, validation → test | fall | final weights | fall | CPU of a run |\n|---|---|---|---|---|---|---|",
);
for (const id of ids) {
  const challenge = findChallenge(id);
  if (!challenge) throw new Error(`There is no challenge ${id}.`);
  const parts = {
    train: firstOf(challenge.makeSplit("train", 1)),
    validation: challenge.makeSplit("validation", 2),
    test: challenge.makeSplit("test", 3),
  };
  for (const { hyperparameters, ...network } of [
    { name: "as offered", ...challenge.preset },
    ...referencesFor(challenge),
  ]) {
    const epochs = first === null ? hyperparameters.epochs : 100;
    const reference = { ...network, hyperparameters: { ...hyperparameters, epochs } };
    const began = process.cpuUsage();
    const runs = [];
    for (const seed of SEEDS) runs.push(await scoresOf(challenge, reference, parts, seed));
    const [best, final] = [runs.map(({ best }) => best), runs.map(({ final }) => final)];
    const { user, system } = process.cpuUsage(began);
    const seconds = (user + system) / 1e6 / SEEDS.length;
    console.log(`| ${id} | ${reference.name} | ${row(best)} | ${row(final)} | ${seconds.toFixed(2)} s |`);
  }
}
