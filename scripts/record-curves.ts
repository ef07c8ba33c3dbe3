// `npx tsx scripts/record-curves.ts FILE`: trains every run in a fixture of recorded curves again and records its curve. Settings and
// the labels that people gave are kept. To add a run, add a line without a curve.
import { readFileSync, writeFileSync } from "node:fs";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Split } from "@/lib/learning/examples/split";
import { type CurveFixture, packCurve } from "@/lib/testing/learning/curve-fixture";
import { trainWholeRun } from "@/lib/testing/trainer/whole-run";

const [file] = process.argv.slice(2);
const fixtures: CurveFixture[] = JSON.parse(readFileSync(file, "utf8"));
const recorded: CurveFixture[] = [];
for (const [index, fixture] of fixtures.entries()) {
  recorded.push({ ...fixture, ...(await record(fixture)) });
  console.log(`${index + 1} of ${fixtures.length}: ${fixture.challenge}`);
}
writeFileSync(file, `[\n${recorded.map((fixture) => JSON.stringify(fixture)).join(",\n")}\n]\n`);

async function record({ challenge: id, settings, seed, few, wrong }: CurveFixture) {
  const challenge = findChallenge(id);
  if (!challenge) throw new Error(`There is no challenge ${id}.`);
  const { task, featureShape } = challenge;
  const train = mislabelled(firstFew(challenge.makeSplit("train", 101), few), wrong);
  const examples = { train, validation: challenge.makeSplit("validation", 202) };
  const { curve, outcome } = await trainWholeRun({ ...settings, task, featureShape, seed }, examples);
  const classes = task.kind === "classification" ? task.classes.length : null;
  return { classes, end: outcome.reason, curve: packCurve(curve) };
}

function firstFew(split: Split, few = split.count): Split {
  const width = split.features.length / split.count;
  return {
    count: few,
    features: split.features.slice(0, few * width),
    labels: split.labels.slice(0, few),
  };
}

/** Swaps this share of the labels of two classes. */
function mislabelled(split: Split, share = 0): Split {
  if (share === 0) return split;
  const every = Math.round(1 / share);
  return {
    ...split,
    labels: split.labels.map((label, index) => (index % every === 3 ? 1 - label : label)),
  };
}
