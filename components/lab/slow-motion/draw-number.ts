import type { ChartPalette } from "@/components/charts/chart-palette";
import { formatBriefly } from "@/lib/learning/format";
import type { Spot } from "./trace-geometry";

/** Of the type, in CSS pixels. */
export const NUMBER_SIZE = 10.5;

export type DrawnNumber = {
  /** Null: it has none here. */
  readonly value: number | null;
  /** The size that is drawn fullest. */
  readonly largest: number;
  /** Dropout has dropped it. */
  readonly dropped: boolean;
  /** Whether its number is written beside it. */
  readonly isNumbered: boolean;
};

/** A number where it stands in the network: round above zero, square below, the fuller the larger. */
export function drawNumber(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  { x, y, half }: Spot,
  { value, largest, dropped, isNumbered }: DrawnNumber,
) {
  const seen = context.globalAlpha;
  const isBelow = value !== null && value < 0;
  const tone = isBelow ? palette.negative : palette.positive;
  context.beginPath();
  if (isBelow) context.rect(x - half + 1, y - half + 1, 2 * half - 2, 2 * half - 2);
  else context.arc(x, y, half, 0, 2 * Math.PI);
  // What stands behind must not show through.
  context.fillStyle = palette.surface;
  context.fill();
  if (value !== null) {
    const share = largest > 0 && Number.isFinite(value) ? Math.min(1, Math.abs(value) / largest) : 1;
    context.globalAlpha = seen * (0.08 + 0.92 * (largest > 0 ? share : 0));
    context.fillStyle = tone;
    context.fill();
    context.globalAlpha = seen;
  }
  context.setLineDash(dropped ? [2, 2] : []);
  context.lineWidth = 1.5;
  context.strokeStyle = value === null || dropped ? palette.inkMuted : tone;
  context.stroke();
  context.setLineDash([]);
  if (value === null || !isNumbered) return;
  const text = formatBriefly(value);
  context.font = `${NUMBER_SIZE}px ${palette.fontFamily}`;
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.strokeText(text, x + half + 3, y + 3.5);
  context.fillStyle = dropped ? palette.inkMuted : palette.ink;
  context.fillText(text, x + half + 3, y + 3.5);
}
