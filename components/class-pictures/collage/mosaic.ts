/** A tile of a mosaic, in the unit of its box. */
export type Tile = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/**
 * Tiles that cover a box without a gap, row after row, as close to squares as their number allows. Rows differ by at most one tile, and those of a shorter row are
 * wider.
 */
export function mosaic(count: number, { width, height }: { width: number; height: number }): Tile[] {
  if (!(count > 0 && width > 0 && height > 0)) return [];
  const rows = bestRows(count, width / height);
  return Array.from({ length: rows }, (_, row) => {
    const first = Math.round((row * count) / rows);
    const inRow = Math.round(((row + 1) * count) / rows) - first;
    return Array.from({ length: inRow }, (_, column): Tile => {
      const [x, end] = [(column * width) / inRow, ((column + 1) * width) / inRow];
      const [y, bottom] = [(row * height) / rows, ((row + 1) * height) / rows];
      return { x, y, width: end - x, height: bottom - y };
    });
  }).flat();
}

/** The number of rows with which tiles are closest to squares. `shape`: of the box, width by height. */
function bestRows(count: number, shape: number): number {
  const oddness = (rows: number) => Math.abs(Math.log((shape * rows * rows) / count));
  let best = 1;
  for (let rows = 2; rows <= count; rows++) if (oddness(rows) < oddness(best)) best = rows;
  return best;
}
