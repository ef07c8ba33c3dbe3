import type { ChartPalette } from "./axes/chart-palette";

/** Writes a word on a drawing, centred at a place, with a rim of the page's colour: it is read on every ground. */
export function writeOn(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  text: string,
  [x, y]: readonly [x: number, y: number],
) {
  context.save();
  context.font = `500 ${palette.fontSize * 0.92}px ${palette.fontFamily}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = palette.surface;
  context.strokeText(text, x, y);
  context.fillStyle = palette.ink;
  context.fillText(text, x, y);
  context.restore();
}
