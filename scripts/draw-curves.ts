// `npx tsx scripts/draw-curves.ts FILE OUT.svg [FROM [COUNT]]`: draws recorded curves on one sheet, to be labelled by eye: losses (logarithmic)
// on the left, scores from 0 to 100 on the right; orange is training, blue validation. Does not show the diagnoses.
import { readFileSync, writeFileSync } from "node:fs";
import { type Curve, lengthOf } from "@/lib/learning/curves/curve";
import type { Layer } from "@/lib/learning/network/network";
import { type CurveFixture, unpackCurve } from "@/lib/testing/learning/curve-fixture";

const [file, out, from = "0", count = "16"] = process.argv.slice(2);
const COLUMNS = 4;
const CELL = { width: 460, height: 230 };
const PLOT = { width: 215, height: 180 };
const TRAIN = "#d60";
const VALIDATION = "#06c";

const fixtures: CurveFixture[] = JSON.parse(readFileSync(file, "utf8"));
const cells = fixtures
  .map((fixture, number) => ({ fixture, number }))
  .slice(Number(from), Number(from) + Number(count))
  .map(({ fixture, number }, place) => {
    const x = (place % COLUMNS) * CELL.width;
    const y = Math.floor(place / COLUMNS) * CELL.height;
    return `<g transform="translate(${x},${y})">${cell(fixture, number)}</g>`;
  });
const height = Math.ceil(cells.length / COLUMNS) * CELL.height;
writeFileSync(
  out,
  `<svg xmlns="http://www.w3.org/2000/svg" width="${COLUMNS * CELL.width}" height="${height}" font-family="sans-serif" font-size="12">${cells.join("")}</svg>`,
);

function cell(fixture: CurveFixture, number: number): string {
  const { challenge, settings, few, classes, end } = fixture;
  const { learningRate, optimiser, batchSize, epochs } = settings.hyperparameters;
  const layers = settings.network.layers.map(nameOf).join(" ") || "no hidden layer";
  const curve = unpackCurve(fixture.curve);
  const title = `${number} ${challenge}, ${layers}, ${optimiser} ${learningRate}, batch ${batchSize}${few ? `, ${few} examples` : ""}`;
  const reference = classes === null ? "" : `, ln K ${Math.log(classes).toFixed(2)}`;
  const last = lengthOf(curve) - 1;
  const numbers = `${end}; loss ${curve.trainLoss[0]} to ${curve.trainLoss[last]} / ${curve.validationLoss[last]}${reference}`;
  return [
    `<rect width="${CELL.width}" height="${CELL.height}" fill="#fff" stroke="#ccc"/>`,
    `<text x="6" y="15">${title}</text><text x="6" y="31" fill="#555">${numbers}; score ${curve.trainScore[last]} / ${curve.validationScore[last]}</text>`,
    `<g transform="translate(8,40)">${plot(curve, epochs, "Loss", Math.log10)}</g>`,
    `<g transform="translate(237,40)">${plot(curve, epochs, "Score", (score) => score)}</g>`,
  ].join("");
}

function nameOf(layer: Layer): string {
  switch (layer.kind) {
    case "dense":
      return `${layer.units} ${layer.activation}`;
    case "conv2d":
      return `conv ${layer.filters}×${layer.kernel}`;
    case "dropout":
      return `drop ${layer.rate}`;
    case "max-pool":
      return `pool ${layer.size}`;
    case "context":
      return `context ${layer.length}`;
  }
}

function plot(
  curve: Curve,
  epochs: number,
  what: "Loss" | "Score",
  scaled: (value: number) => number,
): string {
  const lines = [
    { values: curve[`train${what}`].map((value) => scaled(Math.max(value, 1e-6))), colour: TRAIN },
    { values: curve[`validation${what}`].map((value) => scaled(Math.max(value, 1e-6))), colour: VALIDATION },
  ];
  const all = lines.flatMap(({ values }) => values);
  const low = what === "Score" ? 0 : Math.min(...all);
  const high = what === "Score" ? 100 : Math.max(...all, low + 0.1);
  const points = (values: readonly number[]) =>
    values
      .map((value, index) => {
        const x = (PLOT.width * curve.epoch[index]) / epochs;
        const y = PLOT.height * (1 - (value - low) / (high - low));
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      })
      .join(" ");
  const frame = `<rect width="${PLOT.width}" height="${PLOT.height}" fill="none" stroke="#eee"/>`;
  return (
    frame +
    lines
      .map(({ values, colour }) => `<polyline points="${points(values)}" fill="none" stroke="${colour}"/>`)
      .join("")
  );
}
