import { type ChartPalette, rgbOf } from "@/components/charts/axes/chart-palette";
import { inkOf, type RunColour } from "@/components/charts/axes/run-colour";
import type { View } from "./camera";
import type { Ball, Ground, Point } from "./scene";

/** Red, green and blue, each from 0 to 1. */
export type Rgb = readonly [number, number, number];
export type SceneInks = { readonly paper: Rgb; readonly accent: Rgb; readonly ink: Rgb };

/** A ball as it is drawn in one frame. */
export type ShownBall = Pick<Ball, "isPointedAt"> & {
  readonly at: Point;
  readonly trail: readonly Point[];
  readonly radius: number;
  readonly colour: Rgb;
  /** How strong its trail and stem are, 0 to 1. */
  readonly strength: number;
  /** The height of the ground from which a stem leads to it; null: it has none. */
  readonly stem: number | null;
};

export type Frame = {
  readonly ground: Ground;
  readonly balls: readonly ShownBall[];
  readonly view: View;
  readonly inks: SceneInks;
  /** Lines on the floor. */
  readonly outline: readonly (readonly [Point, Point])[];
};

export type ScenePainter = {
  paint(frame: Frame): void;
  /** What was painted last is still being drawn: by a GPU, or by a processor in its stead. */
  isBusy(): boolean;
  dispose(): void;
};

/** Half the width of a trail, in CSS pixels. */
export const TRAIL_WIDTH = 1.4;
const RADIUS = 0.034;
const CROWDED = 60;
/** Nearer to the ground than this, a ball has no stem. */
const TOUCHING = 0.03;

/** How balls look, whatever draws them. `colourOf`: see `colourReader`. */
export function shownBall(
  ball: Ball,
  { at, trail }: Pick<ShownBall, "at" | "trail">,
  count: number,
  colourOf: (colour: RunColour) => Rgb,
): ShownBall {
  const { ground, isLatest, isPointedAt, isOut } = ball;
  const size = RADIUS * (count > CROWDED ? 0.7 : 1) * (isPointedAt ? 1.5 : isLatest ? 1 : 0.5);
  const gap = ground === null ? 0 : at[1] - ground;
  return {
    ...{ at, trail, isPointedAt, colour: colourOf(ball.colour) },
    radius: size,
    strength: isPointedAt ? 1 : isLatest ? 0.85 : 0.25,
    stem: ground !== null && isLatest && !isOut && Math.abs(gap) > TOUCHING ? ground : null,
  };
}

/** Reads the colours of a palette as numbers, each once. */
export function colourReader(palette: ChartPalette): { inks: SceneInks; of: (colour: RunColour) => Rgb } {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map<string, Rgb>();
  const read = (css: string): Rgb => {
    const before = known.get(css);
    if (before) return before;
    const [r = 0, g = 0, b = 0] = context ? rgbOf(context, css) : [];
    const rgb = [r / 255, g / 255, b / 255] as const;
    known.set(css, rgb);
    return rgb;
  };
  const { surface, accent, ink } = palette;
  return {
    inks: { paper: read(surface), accent: read(accent), ink: read(ink) },
    of: (colour) => read(inkOf(colour, palette)),
  };
}
