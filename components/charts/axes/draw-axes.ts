import type { Extent } from "@/components/charts/examples/example-space";
import { tickLabel, ticksOf } from "./axis-ticks";
import type { ChartPalette } from "./chart-palette";

/** Where a value lies on a canvas, in CSS pixels. */
export type AxisPlaces = {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
};

const INSET = { right: 10, top: 8 };
const TICK_LENGTH = 8;
/** With fewer steps, rounding could leave a single tick, which is no scale at all. */
const FEWEST_STEPS = 4;

/** Draws two linear axes with their ticks, and clips whatever is drawn next to the area between them. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  palette: ChartPalette,
  { across, up }: { readonly across: Extent; readonly up: Extent },
): AxisPlaces {
  context.font = `${palette.fontSize}px ${palette.fontFamily}`;
  // Below the plot is a line of ticks, which on a projector are large.
  const below = Math.max(22, 1.5 * palette.fontSize);
  const tall = height - INSET.top - below;
  const upTicks = signedTicks(up, Math.max(FEWEST_STEPS, Math.floor(tall / 60)));
  const widest = Math.max(0, ...upTicks.map((tick) => context.measureText(signedLabel(tick)).width));
  const left = Math.ceil(widest) + 2 * TICK_LENGTH;
  const wide = width - left - INSET.right;
  const x = (value: number) => left + ((value - across.low) / (across.high - across.low)) * wide;
  const y = (value: number) => INSET.top + ((up.high - value) / (up.high - up.low)) * tall;
  context.fillStyle = palette.inkMuted;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const tick of upTicks) {
    const at = Math.round(y(tick)) + 0.5;
    context.fillText(signedLabel(tick), left - TICK_LENGTH, y(tick));
    context.beginPath();
    context.moveTo(left, at);
    context.lineTo(width - INSET.right, at);
    context.stroke();
  }
  context.textAlign = "center";
  for (const tick of signedTicks(across, Math.max(FEWEST_STEPS, Math.floor(wide / 90))))
    context.fillText(signedLabel(tick), x(tick), height - Math.max(TICK_LENGTH, 0.6 * palette.fontSize));
  context.beginPath();
  context.rect(left, INSET.top, wide, tall);
  context.clip();
  return { x, y };
}

function signedTicks({ low, high }: Extent, count: number): number[] {
  return ticksOf({ low, high, log: false }, count);
}

function signedLabel(value: number): string {
  return value < 0 ? `−${tickLabel(-value)}` : tickLabel(value);
}

/** Writes text on a drawing, centred at a point, outlined in the page's colour so that it is legible on any background. */
export function writeOn(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  text: string,
  [x, y]: readonly [x: number, y: number],
) {
  context.save();
  context.font = `500 ${palette.fontSize}px ${palette.fontFamily}`;
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
