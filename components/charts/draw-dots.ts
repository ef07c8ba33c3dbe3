import type { ChartPalette } from "./axes/chart-palette";

/** More hollow dots than this would hide what is under them. */
const MANY = 200;

/** Draws `count` examples in their split's colour: the training split's large and filled, the validation split's smaller and hollow. */
export function drawDots(
  context: CanvasRenderingContext2D,
  split: "train" | "validation",
  palette: ChartPalette,
  count: number,
  placeOf: (example: number) => readonly [x: number, y: number],
) {
  const filled = split === "train";
  const many = count > MANY;
  for (let example = 0; example < count; example++) {
    context.beginPath();
    context.arc(...placeOf(example), filled ? 4 : many ? 2.4 : 3.2, 0, 2 * Math.PI);
    context.lineWidth = filled || !many ? 1.5 : 1;
    context.strokeStyle = filled ? palette.surface : palette[split];
    context.globalAlpha = filled || !many ? 1 : 0.55;
    context.stroke();
    context.fillStyle = palette[split];
    if (filled) context.fill();
  }
  context.globalAlpha = 1;
}
