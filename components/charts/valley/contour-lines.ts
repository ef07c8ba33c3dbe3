/** A line of one height, in columns and rows of the grid. It is closed if its last point is its first. */
export type ContourLine = readonly (readonly [column: number, row: number])[];

/**
 * The lines on which a grid has the height `level`, by marching squares: straight across each cell, between points found by
 * linear interpolation on its edges. `heights`: size × size finite numbers, row by row. At a saddle the mean of the four corners
 * decides which two are joined.
 */
export function contourLines(heights: ArrayLike<number>, size: number, level: number): ContourLine[] {
  const links = new Map<number, number[]>();
  const add = (from: number, to: number) => {
    const known = links.get(from);
    if (known) known.push(to);
    else links.set(from, [to]);
  };
  const link = (one: number, other: number) => {
    add(one, other);
    add(other, one);
  };
  for (let row = 0; row < size - 1; row++) {
    for (let column = 0; column < size - 1; column++) {
      const at = row * size + column;
      const isAbove = heights[at]! >= level;
      // Most cells are crossed by no line, and dozens of grids are drawn several times a second.
      if (
        heights[at + 1]! >= level === isAbove &&
        heights[at + size]! >= level === isAbove &&
        heights[at + size + 1]! >= level === isAbove
      )
        continue;
      const corners = [at, at + 1, at + size + 1, at + size].map((corner) => heights[corner]!);
      const above = corners.map((height) => height >= level);
      // The four edges of the cell, in order round it.
      const [along, far, next, near] = [2 * at, 2 * (at + 1) + 1, 2 * (at + size), 2 * at + 1] as const;
      const crossed = [along, far, next, near].filter((_, side) => above[side] !== above[(side + 1) % 4]);
      if (crossed.length === 2) link(crossed[0]!, crossed[1]!);
      if (crossed.length < 4) continue;
      const isMiddleAbove = corners.reduce((sum, height) => sum + height, 0) / 4 >= level;
      if (isMiddleAbove === above[0]) {
        link(along, far);
        link(next, near);
      } else {
        link(near, along);
        link(far, next);
      }
    }
  }
  return chains(links).map((edges) => edges.map((edge) => placeOn(edge, heights, size, level)));
}

/** Joins linked edges into chains: first those that begin and end at the border, then the rings. */
function chains(links: ReadonlyMap<number, readonly number[]>): number[][] {
  const seen = new Set<number>();
  const found: number[][] = [];
  const walk = (start: number) => {
    if (seen.has(start)) return;
    const chain = [start];
    for (let at: number | undefined = start; at !== undefined; ) {
      seen.add(at);
      at = links.get(at)?.find((edge) => !seen.has(edge));
      if (at !== undefined) chain.push(at);
    }
    const last = chain[chain.length - 1]!;
    if (chain.length > 2 && links.get(last)?.includes(start)) chain.push(start);
    found.push(chain);
  };
  for (const [edge, others] of links) if (others.length === 1) walk(edge);
  for (const edge of links.keys()) walk(edge);
  return found;
}

/** Where an edge has the height `level`. Even edges run along a row, odd ones along a column, each from point `edge >> 1`. */
function placeOn(
  edge: number,
  heights: ArrayLike<number>,
  size: number,
  level: number,
): readonly [column: number, row: number] {
  const from = edge >> 1;
  const to = edge % 2 === 0 ? from + 1 : from + size;
  const part = (level - heights[from]!) / (heights[to]! - heights[from]!);
  const [column, row] = [from % size, Math.floor(from / size)];
  return edge % 2 === 0 ? [column + part, row] : [column, row + part];
}
