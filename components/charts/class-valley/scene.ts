import type { RunColour } from "@/components/charts/axes/run-colour";
import type { SettingsLandscape, SettingsSpot } from "@/components/charts/class-valley/settings-landscape";
import { heightOf, heightScale } from "@/components/charts/valley/valley-plot";
import { CLASS_VALLEY_SIZE, type ClassValley, type Extent } from "@/lib/learning/training/class-valley";
import type { RollingRun } from "@/lib/session/board/class-valley/rolling-runs";

/*
 * What is drawn, in coordinates of the scene: x and z from −1 to 1 over the ground, y upwards from 0 (the lowest loss) to about `TALL`.
 */

/** How high the landscape is, where its ground is 2 wide. */
export const TALL = 0.95;

export type Point = readonly [x: number, y: number, z: number];

/** The ground. `points`: x, y, z of each; `triangles`: indices of points, three each. */
export type Ground = {
  readonly points: Float32Array;
  readonly triangles: Uint32Array;
  /** Heights at which contour lines are drawn, with the losses there. */
  readonly levels: readonly { readonly y: number; readonly loss: number }[];
};

/** A run as a ball. `path`: x, y, z of the places that it has been at, in order; the last is where it is now. */
export type Ball = {
  readonly id: string;
  readonly path: readonly Point[];
  /** How many places it has been at; the path may have only the last of them. */
  readonly total: number;
  /** The height of the ground below or above its last place; null where there is no ground. */
  readonly ground: number | null;
  readonly colour: RunColour;
  /** Its student's latest run, or one of those before. */
  readonly isLatest: boolean;
  readonly isPointedAt: boolean;
  /** Whether it has left the map, and is drawn at its edge. */
  readonly isOut: boolean;
  /** Written beside it. */
  readonly name: string | null;
};

/** A tick on an edge of the ground. */
type Tick = { readonly at: number; readonly text: string };

export type Scene = {
  readonly ground: Ground;
  readonly balls: readonly Ball[];
  /** Where everybody started; null where there is no common start. */
  readonly start: Point | null;
  /** Lines on the floor, at height 0. */
  readonly outline: readonly (readonly [Point, Point])[];
  /** Along the front edge and along the right one; null where directions have no name. */
  readonly axes: { readonly across: readonly Tick[]; readonly up: readonly Tick[] } | null;
};

/** Whether a place is at the edge of the map, where those beyond it are drawn. */
export function isAtEdge([x, , z]: Point): boolean {
  return Math.max(Math.abs(x), Math.abs(z)) >= 1;
}

/** A landscape of losses, as the scene needs it. */
export type LossTerrain = {
  readonly ground: Ground;
  readonly start: Point;
  /** The scene's point for a place on the plane and a loss; out of the map it is moved to the edge. */
  point(across: number, up: number, loss: number): Point;
  heightAt(across: number, up: number): number | null;
};

export function lossTerrain(valley: Pick<ClassValley, "across" | "up" | "losses">): LossTerrain | null {
  const { across, up, losses } = valley;
  const size = CLASS_VALLEY_SIZE;
  const scale = heightScale(losses, []);
  if (scale === null) return null;
  const yOf = (loss: number) => TALL * heightOf(scale, loss);
  const heights = Float32Array.from(losses, yOf);
  const points = new Float32Array(3 * size * size);
  for (let index = 0; index < size * size; index++) {
    points[3 * index] = (2 * (index % size)) / (size - 1) - 1;
    points[3 * index + 1] = heights[index]!;
    points[3 * index + 2] = 1 - (2 * Math.floor(index / size)) / (size - 1);
  }
  const x = (value: number) => share(across, value);
  const z = (value: number) => -share(up, value);
  const heightAt = (one: number, other: number) => {
    const [column, row] = [((x(one) + 1) / 2) * (size - 1), ((1 - z(other)) / 2) * (size - 1)];
    if (!(column >= 0 && column <= size - 1 && row >= 0 && row <= size - 1)) return null;
    const [left, low] = [Math.min(size - 2, Math.floor(column)), Math.min(size - 2, Math.floor(row))];
    const [u, v] = [column - left, row - low];
    const at = (c: number, r: number) => heights[(low + r) * size + left + c]!;
    return (1 - v) * ((1 - u) * at(0, 0) + u * at(1, 0)) + v * ((1 - u) * at(0, 1) + u * at(1, 1));
  };
  const point = (one: number, other: number, loss: number): Point => [
    atMostEdge(x(one)),
    yOf(loss),
    atMostEdge(z(other)),
  ];
  const levels = scale.levels.map((loss) => ({ y: yOf(loss), loss }));
  const start: Point = [x(0), heightAt(0, 0) ?? 0, z(0)];
  return { ground: { points, triangles: gridTriangles(size), levels }, start, point, heightAt };
}

function share({ low, high }: Extent, value: number): number {
  return (2 * (value - low)) / (high - low) - 1;
}

function atMostEdge(value: number): number {
  return Math.max(-1, Math.min(1, value));
}

function gridTriangles(size: number): Uint32Array {
  const triangles = new Uint32Array(6 * (size - 1) ** 2);
  let next = 0;
  for (let row = 0; row < size - 1; row++) {
    for (let column = 0; column < size - 1; column++) {
      const at = row * size + column;
      for (const corner of [at, at + 1, at + size, at + 1, at + size + 1, at + size])
        triangles[next++] = corner;
    }
  }
  return triangles;
}

/** How a run is shown, besides where it is. */
export type BallLook = Pick<Ball, "id" | "colour" | "isPointedAt" | "name">;

/** No more of a path is drawn than this many of its last points. */
const TRAIL_POINTS = 48;

/** A run on a landscape of losses: as high as its own training loss, whatever the ground is there. */
export function lossBall(terrain: LossTerrain, run: RollingRun, look: BallLook, isOut: boolean): Ball {
  const { across, up, loss, isLatest } = run;
  const last = across.length - 1;
  const first = look.isPointedAt ? 0 : Math.max(0, across.length - TRAIL_POINTS);
  const path: Point[] = [];
  for (let index = first; index <= last; index++)
    path.push(terrain.point(across[index]!, up[index]!, loss[index]!));
  const ground = terrain.heightAt(across[last]!, up[last]!);
  return { ...look, path, total: across.length, ground, isLatest, isOut };
}

const CORNERS: readonly Point[] = [
  [-1, 0, -1],
  [1, 0, -1],
  [1, 0, 1],
  [-1, 0, 1],
];
const FLOOR = CORNERS.map((corner, index) => [corner, CORNERS[(index + 1) % CORNERS.length]!] as const);

/** Around the outermost runs, as a share of their distance. */
const MARGIN = 0.12;
const FEWEST_DECADES = 1;

/** The landscape of a round's settings with its runs; null while there are none. */
export function settingsScene(
  landscape: SettingsLandscape,
  look: (spot: SettingsSpot) => BallLook,
  formats: { rate(value: number): string; parameters(value: number): string },
): Scene | null {
  const { spots, triangles } = landscape;
  const scale = heightScale(
    spots.map(({ loss }) => loss),
    [],
  );
  if (scale === null) return null;
  const rates = around(spots.map(({ rate }) => Math.log10(rate)));
  const sizes = around(spots.map(({ parameters }) => Math.log10(parameters)));
  const pointOf = ({ rate, parameters, loss }: SettingsSpot): Point => [
    share(rates, Math.log10(rate)),
    TALL * heightOf(scale, loss),
    -share(sizes, Math.log10(parameters)),
  ];
  const corners = triangles.map((index) => pointOf(spots[index]!));
  const points = Float32Array.from(corners.flat());
  const levels = scale.levels.map((loss) => ({ y: TALL * heightOf(scale, loss), loss }));
  const balls = spots.map((spot): Ball => {
    const point = pointOf(spot);
    const path = [point];
    return { ...look(spot), path, total: 1, ground: 0, isLatest: !spot.isOver, isOut: false };
  });
  return {
    ground: { points, triangles: Uint32Array.from(corners, (_, index) => index), levels },
    balls,
    start: null,
    outline: FLOOR,
    axes: { across: decadeTicks(rates, formats.rate), up: decadeTicks(sizes, formats.parameters) },
  };
}

function around(values: readonly number[]): Extent {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const half = Math.max((high - low) * (0.5 + MARGIN), FEWEST_DECADES / 2);
  const middle = (low + high) / 2;
  return { low: middle - half, high: middle + half };
}

/** Ticks at powers of ten; where fewer than two fit, also at three times them. */
function decadeTicks(extent: Extent, format: (value: number) => string): Tick[] {
  const within = (parts: readonly number[]) => {
    const found: Tick[] = [];
    for (let exponent = Math.floor(extent.low); exponent <= extent.high; exponent++)
      for (const part of parts) {
        const value = part * 10 ** exponent;
        const at = share(extent, Math.log10(value));
        if (Math.abs(at) <= 1) found.push({ at, text: format(Number(value.toPrecision(6))) });
      }
    return found;
  };
  const decadesOnly = within([1]);
  return decadesOnly.length >= 2 ? decadesOnly : within([1, 3]);
}
