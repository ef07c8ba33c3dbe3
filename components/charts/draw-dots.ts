import type { ChartPalette } from "./chart-palette";

/** Draws `count` examples in their split's colour: the training split's large and filled, the validation split's small and hollow. */
export function drawDots(
  context: CanvasRenderingContext2D,
  split: "train" | "validation",
  palette: ChartPalette,
  count: number,
  placeOf: (example: number) => readonly [x: number, y: number],
) {
  const filled = split === "train";
  for (let example = 0; example < count; example++) {
    context.beginPath();
    context.arc(...placeOf(example), filled ? 4 : 2.4, 0, 2 * Math.PI);
    context.lineWidth = filled ? 1.5 : 1;
    context.strokeStyle = filled ? palette.surface : palette[split];
    context.globalAlpha = filled ? 1 : 0.55;
    context.stroke();
    context.fillStyle = palette[split];
    if (filled) context.fill();
  }
  context.globalAlpha = 1;
}
