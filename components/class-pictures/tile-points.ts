import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { drawPoints } from "@/components/charts/examples/draw-surface";
import type { Extent } from "@/components/charts/examples/example-space";
import type { Split } from "@/lib/learning/examples/split";
import { TILE_PIXELS } from "./surface-tile";

/** The training examples as they lie over every tile of a class: hundreds of marks, drawn once, on nothing. */
export function tilePoints(train: Split, extent: Extent, palette: ChartPalette): HTMLCanvasElement {
  const picture = document.createElement("canvas");
  picture.width = TILE_PIXELS;
  picture.height = TILE_PIXELS;
  const context = picture.getContext("2d", { willReadFrequently: true });
  const look = { filled: true, radius: 2.4, colours: palette.classes, edge: palette.surface };
  if (context) drawPoints(context, TILE_PIXELS, extent, train, look);
  return picture;
}
