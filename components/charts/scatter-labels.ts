import type { ScatterPlaces, ScatterRun } from "./scatter/scatter-plot";

/** A word on a scatter, centred at its place, in CSS pixels. `quiet`: written because there was room. */
export type ScatterLabel = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly quiet: boolean;
};

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/**
 * Where the words beside the marks stand: labels first, which always stand, then names, wherever they cover no mark and no other
 * word. `widthOf`: of a word in CSS pixels; `radius`: of a mark.
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
    const [across, down] = [places.x(x), places.y(marks[0].y)];
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
      y: Math.min(places.bottom - 0.5 * fontSize, Math.max(places.top + 0.5 * fontSize, spots[2].y)),
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

/** Between the axes, and a little beyond the top line and the right end, where nothing is written. */
function isInside(box: Box, { left, right, top, bottom }: ScatterPlaces, fontSize: number): boolean {
  const [above, beyond] = [0.6 * fontSize, 1.2 * fontSize];
  return box.left >= left && box.right <= right + beyond && box.top >= top - above && box.bottom <= bottom;
}

function overlaps(one: Box): (other: Box) => boolean {
  return (other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
