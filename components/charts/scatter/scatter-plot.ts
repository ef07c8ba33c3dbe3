import { type AxisRange, lossAxis, niceCeiling } from "@/components/charts/axes/axis-range";
import { type AxisPlace, placeOn } from "@/components/charts/axes/axis-ticks";
import type { RunColour } from "@/components/charts/axes/run-colour";
import { median } from "@/lib/learning/numbers/median";

/** What a mark stands for: a value on a split, or a run that diverged. Each has a shape; the colour is the run's. */
export type ScatterMark = { readonly kind: "train" | "validation" | "diverged"; readonly y: number };

/** A run in a scatter: one mark, or one for each split, both at its x. */
export type ScatterRun = {
  readonly id: string;
  /** Whose run it is and its result, in one sentence. A function, as it is needed for few of the runs, which change many times a second. */
  readonly readout: () => string;
  /** Always written next to its mark; null: only shown when pointed at. */
  readonly label: string | null;
  /** Written next to its mark if there is room and no label; null: never. */
  readonly name: string | null;
  readonly colour: RunColour;
  /** Above 0. */
  readonly x: number;
  readonly marks: readonly ScatterMark[];
};

export type ScatterRanges = { readonly across: AxisRange; readonly up: AxisRange };

/** Where values are on a canvas, in CSS pixels; values beyond an end are placed at it. */
export type ScatterPlaces = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** The end of the vertical axis that a value is beyond, if any. */
  readonly beyond: (value: number) => AxisPlace["beyond"];
};

/** Losses above the median times this are drawn at the top. */
const HEADROOM = 4;
/** How far from a mark a pointer still selects it, in CSS pixels. */
const REACH = 30;

/** What the marks measure; a percentage, like a score, is from 0 to 100. */
export type ScatterMeasure = "score" | "percentage" | "loss";

/** The ranges that fit these runs: whole half decades across; scores from 0 to 100, losses as high as most of them are. `reach`: further x values to be covered. */
export function scatterRanges(
  runs: readonly ScatterRun[],
  measure: ScatterMeasure,
  reach: readonly number[] = [],
): ScatterRanges {
  const xs = [...runs.map(({ x }) => x), ...reach];
  const across: AxisRange =
    xs.length === 0
      ? { low: 1e-3, high: 1, log: true }
      : { low: halfDecade(Math.min(...xs), -1), high: halfDecade(Math.max(...xs), 1), log: true };
  if (measure !== "loss") return { across, up: { low: 0, high: 100, log: false } };
  const losses = runs
    .flatMap(({ marks }) => marks.map(({ y }) => y))
    .filter((loss) => Number.isFinite(loss) && loss > 0);
  if (losses.length === 0) return { across, up: { low: 0, high: 1, log: false } };
  const high = niceCeiling(Math.min(Math.max(...losses), HEADROOM * median(losses, "upper")));
  return { across, up: lossAxis(Math.min(...losses), high) };
}

/** `fontSize`: of the tick labels, which need room beside the plot. */
export function scatterPlaces(
  { across, up }: ScatterRanges,
  { width, height }: { readonly width: number; readonly height: number },
  fontSize: number,
): ScatterPlaces {
  // Half of the last tick's label, such as "10,000", extends beyond the end.
  const [left, right] = [3.6 * fontSize, width - 1.8 * fontSize];
  const [top, bottom] = [2 * fontSize, height - 3.2 * fontSize];
  const x = (value: number) => left + placeOn(across, value).share * (right - left);
  const y = (value: number) => bottom - placeOn(up, value).share * (bottom - top);
  return { left, right, top, bottom, x, y, beyond: (value) => placeOn(up, value).beyond };
}

/** The run whose mark is nearest to the pointer, or null if none is near. */
export function nearestRun(
  runs: readonly ScatterRun[],
  places: ScatterPlaces,
  pointer: { readonly x: number; readonly y: number },
): string | null {
  let nearest: string | null = null;
  let distance = REACH;
  for (const { id, x, marks } of runs) {
    for (const { y } of marks) {
      const away = Math.hypot(places.x(x) - pointer.x, places.y(y) - pointer.y);
      if (away < distance) [nearest, distance] = [id, away];
    }
  }
  return nearest;
}

/** The runs from left to right, the order in which the keyboard moves through them. */
export function inOrder(runs: readonly ScatterRun[]): ScatterRun[] {
  return runs.toSorted((one, other) => one.x - other.x || one.id.localeCompare(other.id));
}

/** The next half decade below or above, leaving some room between it and the value. */
function halfDecade(value: number, direction: -1 | 1): number {
  const halves = 2 * Math.log10(value) + 0.15 * direction;
  const round = direction === 1 ? Math.ceil(halves) : Math.floor(halves);
  return 10 ** (round / 2);
}

/** Text on a scatter, centred at x, y, in CSS pixels. `quiet`: a name, written only because there was room. */
export type ScatterLabel = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly quiet: boolean;
};

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/**
 * Places the text next to the marks: first the labels, which are always written, then names, but only where they cover no mark and
 * no other text. `widthOf`: the width of a text in CSS pixels; `radius`: of a mark.
 */
export function scatterLabels(
  runs: readonly ScatterRun[],
  places: ScatterPlaces,
  { fontSize, radius, widthOf }: { fontSize: number; radius: number; widthOf: (text: string) => number },
): ScatterLabel[] {
  const taken = runs.flatMap(({ x, marks }) =>
    marks.map(({ y }) => boxAt(places.x(x), places.y(y), 2 * radius, 2 * radius)),
  );
  const written: ScatterLabel[] = [];
  const write = ({ x, marks }: ScatterRun, text: string, quiet: boolean) => {
    if (marks.length === 0) return;
    const [across, down] = [places.x(x), places.y(marks[0]!.y)];
    const away = radius + 0.35 * fontSize;
    const width = widthOf(text);
    const spots = [
      { x: across + away + width / 2, y: down },
      { x: across - away - width / 2, y: down },
      { x: across, y: down - away - 0.5 * fontSize },
      { x: across, y: down + away + 0.5 * fontSize },
    ];
    const boxed = spots.map((spot) => ({ ...spot, box: boxAt(spot.x, spot.y, width, fontSize) }));
    const free = boxed.find(({ box }) => isInside(box, places, fontSize) && !taken.some(overlaps(box)));
    if (!free && quiet) return;
    const { x: at, y } = free ?? {
      x: Math.min(places.right - width / 2, Math.max(places.left + width / 2, across)),
      y: Math.min(places.bottom - 0.5 * fontSize, Math.max(places.top + 0.5 * fontSize, spots[2]!.y)),
    };
    taken.push(boxAt(at, y, width, fontSize));
    written.push({ text, x: at, y, quiet });
  };
  for (const run of runs) if (run.label !== null) write(run, run.label, false);
  for (const run of runs) if (run.label === null && run.name !== null) write(run, run.name, true);
  return written;
}

function boxAt(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** Between the axes, or a little beyond the top and the right end, where nothing else is written. */
function isInside(box: Box, { left, right, top, bottom }: ScatterPlaces, fontSize: number): boolean {
  const [above, beyond] = [0.6 * fontSize, 1.2 * fontSize];
  return box.left >= left && box.right <= right + beyond && box.top >= top - above && box.bottom <= bottom;
}

function overlaps(one: Box): (other: Box) => boolean {
  return (other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
