import { expect, test } from "vitest";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { curveOf } from "@/lib/learning/curves/curve";
import type { CurveSeries } from "./curve-series";
import type { PlotFrame } from "./draw-curves";
import { drawCurves } from "./draw-curves";
import { drawLabels } from "./draw-labels";

/** A canvas that only remembers which places it was asked to draw at, and what it was asked to write. */
function notingContext() {
  const places: (readonly [x: number, y: number])[] = [];
  const written: { text: string; left: number; right: number; y: number }[] = [];
  const widthOf = (text: string) => 7 * text.length;
  const own = {
    moveTo: (x: number, y: number) => places.push([x, y]),
    lineTo: (x: number, y: number) => places.push([x, y]),
    arc: (x: number, y: number) => places.push([x, y]),
    measureText: (text: string) => ({ width: widthOf(text) }),
    fillText: (text: string, x: number, y: number) =>
      written.push({ text: text.replace(/[\u2068\u2069]/g, ""), left: x, right: x + widthOf(text), y }),
  };
  const context = new Proxy(own, {
    get: (target, name) => (name in target ? target[name as keyof typeof target] : () => {}),
    set: () => true,
  }) as unknown as CanvasRenderingContext2D;
  return { context, places, written };
}

const PALETTE = { fontSize: 13, fontFamily: "sans" } as ChartPalette;
const FRAME: PlotFrame = {
  ...{ left: 40, top: 24, width: 400, height: 200, edge: 460, scale: 1, reach: 10 },
  range: { low: 0.001, high: 10, log: true },
};

function series(label: string, losses: readonly number[], change: Partial<CurveSeries> = {}): CurveSeries {
  const curve = curveOf(
    losses.map((loss, index) => ({
      ...{ step: index, epoch: (10 * index) / (losses.length - 1), trainLoss: loss, validationLoss: loss },
      ...{ trainScore: 0, validationScore: 0, trainMetric: 0, validationMetric: 0 },
    })),
  );
  return { id: label, label, curve, role: "validation", emphasis: "bold", ...change };
}

test.each([460, 800])(
  "whatever its losses are, a run's line, its mark and its name stay within a plot that has room to the side up to %i",
  (edge) => {
    const frame = { ...FRAME, edge };
    const all = [
      series("Ada", [0.7, 1e9, Number.POSITIVE_INFINITY], { note: "diverged" }),
      series("Bob", [0.7, 0.01, 0]),
      series("Cy", [0.7, Number.NaN], { emphasis: "quiet" }),
      series("Di", [0.7, 0], { emphasis: "quiet" }),
      series("A name that is much longer than most", [0.7, 3e5]),
    ];
    const { context, places, written } = notingContext();
    drawCurves(context, frame, all, "loss", PALETTE);
    drawLabels(context, frame, all, "loss", PALETTE, null);
    const { left, top, width, height } = frame;
    for (const [x, y] of places) {
      expect(x).toBeGreaterThanOrEqual(left);
      // The sides of an arrow's base.
      expect(x).toBeLessThanOrEqual(left + width + 5);
      expect(y).toBeGreaterThanOrEqual(top);
      expect(y).toBeLessThanOrEqual(top + height);
    }
    for (const word of written) {
      expect(word.left).toBeGreaterThanOrEqual(left);
      expect(word.right).toBeLessThanOrEqual(edge + 2);
      expect(word.y - PALETTE.fontSize / 2).toBeGreaterThanOrEqual(top);
      expect(word.y + PALETTE.fontSize / 2).toBeLessThanOrEqual(top + height);
    }
    expect(written.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["Ada diverged", "Bob 0", "A name that is much longer than most 3.00e5"]),
    );
  },
);

test("of a class, diverged runs are counted above the plot, each with an arrow where its line left, and none is drawn along the edge", () => {
  const frame = { ...FRAME, range: { low: 0, high: 1, log: false } };
  const of = (diverged: boolean) => ({ colour: null, diverged, readout: () => "", cells: () => [] });
  const all = [
    series("Ada", [0.7, 0.6, 0.5, 0.4, 0.3], { run: of(false) }),
    series("Bob", [0.7, 9, 90, 900, 9000], { run: of(true), emphasis: "quiet" }),
    series("Cy", [0.7, 0.7, 2, 9, 90], { run: of(true), emphasis: "faint" }),
    series("Di", [0.7, 0.7, 0.7, 0.7, 2], { run: of(false), emphasis: "quiet" }),
  ];
  const { context, places, written } = notingContext();
  drawLabels(context, frame, all, "loss", PALETTE, null, (count) => `${count} diverged`);
  expect(written.map(({ text }) => text)).toEqual(["↑ 2 diverged", "Ada 0.300"]);
  const tips = places.filter(([, y]) => y === frame.top).map(([x]) => x);
  expect(tips).toEqual([140, 240, 440]);
});

test("the last value of a bold run that has left the chart stands where its line left", () => {
  const frame = { ...FRAME, range: { low: 0, high: 1, log: false } };
  const run = { colour: null, diverged: true, readout: () => "", cells: () => [] };
  const { context, written } = notingContext();
  drawLabels(context, frame, [series("Ada", [0.7, 9, 90], { run })], "loss", PALETTE, null);
  expect(written).toEqual([{ text: "Ada 90.0", left: 249, right: 249 + 70, y: 32.06 }]);
});

test("pointing at the line of a diverged run shows its loss there", () => {
  const { context, written } = notingContext();
  drawLabels(context, FRAME, [series("Ada", [0.7, 2, 1e9], { note: "diverged" })], "loss", PALETTE, 5);
  expect(written.map(({ text }) => text)).toContain("Ada 2.00");
});
