import { expect, test } from "vitest";
import { type ScatterRun, scatterLabels, scatterPlaces } from "./scatter-plot";

const RANGES = { across: { low: 0.01, high: 1, log: true }, up: { low: 0, high: 100, log: false } };
const PLACES = scatterPlaces(RANGES, { width: 400, height: 300 }, 10);
const LETTERS = { fontSize: 10, radius: 4, widthOf: (text: string) => 6 * text.length };

function run(name: string | null, x: number, y: number, label: string | null = null): ScatterRun {
  return { id: `${x}`, readout: () => "", label, name, colour: null, x, marks: [{ kind: "validation", y }] };
}
const texts = (...runs: ScatterRun[]) => scatterLabels(runs, PLACES, LETTERS).map(({ text }) => text);

test("a name stands to the right of its mark, and to the left where the chart ends", () => {
  const [first, last] = scatterLabels([run("Ana", 0.1, 50), run("Bo", 1, 50)], PLACES, LETTERS);
  expect(first).toEqual({ text: "Ana", x: PLACES.x(0.1) + 4 + 3.5 + 9, y: PLACES.y(50), quiet: true });
  expect(last.x).toBeLessThan(PLACES.x(1));
});

test("names that would cover each other are left out, labels never are", () => {
  const crowd = Array.from({ length: 8 }, () => run("Methuselah", 0.1, 50));
  expect(texts(...crowd).length).toBeLessThan(5);
  expect(texts(...crowd, run(null, 0.1, 50, "you"))).toContain("you");
});

test("names cover no mark and stay on the chart", () => {
  const runs = [run("Ana", 0.05, 0), run("Bo", 0.06, 0), run("Cy", 0.07, 1), run("Dee", 0.9, 100)];
  for (const { text, x, y } of scatterLabels(runs, PLACES, LETTERS)) {
    const half = 3 * text.length;
    expect(y).toBeLessThanOrEqual(PLACES.bottom - 5);
    for (const other of runs) {
      const [across, down] = [PLACES.x(other.x), PLACES.y(other.marks[0].y)];
      expect(Math.abs(across - x) >= half || Math.abs(down - y) >= 5).toBe(true);
    }
  }
});
