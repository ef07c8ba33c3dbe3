import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import type { AxisPlaces } from "@/components/charts/axes/draw-axes";
import { drawAxes } from "@/components/charts/axes/draw-axes";
import { faded, inkOf, type RunColour } from "@/components/charts/axes/run-colour";
import { CURVE_INPUTS, curveInputs, extentOf, labelExtent } from "@/components/charts/examples/example-space";
import { drawDots } from "@/components/charts/scatter/draw-scatter";
import { type ResidualSquare, residualSquares } from "@/lib/learning/examples/residual-squares";
import type { Split } from "@/lib/learning/examples/split";

/** A network's curve: its outputs on `fitInputs`. */
export type Fit = { readonly outputs: Float32Array; readonly colour: RunColour };

/** What a network is asked to draw its curve and its residuals: evenly spaced inputs, then those of the training examples. */
export function fitInputs(train: Split): Float32Array {
  const curve = curveInputs(extentOf([train], 0, 1));
  const inputs = new Float32Array(curve.length + train.count);
  inputs.set(curve);
  inputs.set(train.features, curve.length);
  return inputs;
}

/** The residuals of a network on the training examples. `outputs`: on `fitInputs(train)`. */
export function residualsOfFit(train: Split, outputs: Float32Array) {
  return residualSquares(train, outputs.subarray(CURVE_INPUTS));
}

/** Many curves are fainter than few. */
const FAINT = 0.55;
const FAINTER = 0.3;
const MANY = 40;

/**
 * Draws the training points, every curve faint, and the chosen one bold with its residuals as squares. Yields from time to time, since three hundred
 * curves are too many for one frame. `chosen`: one of `fits`; null: none.
 */
export function* drawFits(
  context: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  palette: ChartPalette,
  { train, fits, chosen }: { train: Split; fits: readonly Fit[]; chosen: Fit | null },
): Generator<void> {
  const across = extentOf([train], 0, 1);
  const inputs = curveInputs(across);
  const places = drawAxes(context, size, palette, { across, up: labelExtent([train]) });
  const trace = ({ outputs }: Fit) => {
    context.beginPath();
    for (let index = 0; index < CURVE_INPUTS; index++) {
      // A diverged network leaves the chart, and a canvas cannot handle numbers that large.
      const y = Math.max(-size.height, Math.min(2 * size.height, places.y(outputs[index]!)));
      if (index === 0) context.moveTo(places.x(inputs[index]!), y);
      else context.lineTo(places.x(inputs[index]!), y);
    }
  };
  context.lineJoin = "round";
  context.lineWidth = Math.max(1.5, 0.07 * palette.fontSize);
  const share = fits.length > MANY ? FAINTER : FAINT;
  for (const fit of fits) {
    if (fit === chosen) continue;
    context.strokeStyle = faded(inkOf(fit.colour, palette), share, palette);
    trace(fit);
    context.stroke();
    yield;
  }
  if (chosen !== null) drawSquares(context, residualsOfFit(train, chosen.outputs).squares, places, palette);
  drawDots(context, "train", palette, train.count, (example) => [
    places.x(train.features[example]!),
    places.y(train.labels[example]!),
  ]);
  if (chosen === null) return;
  trace(chosen);
  for (const [ink, width] of [
    [palette.surface, 0.32],
    [palette.ink, 0.17],
  ] as const) {
    context.strokeStyle = ink;
    context.lineWidth = Math.max(2.5, width * palette.fontSize);
    context.stroke();
  }
}

/** Each square lies on the side of its point where there is more room, between the point and the height of the curve there. */
function drawSquares(
  context: CanvasRenderingContext2D,
  squares: readonly ResidualSquare[],
  { x, y }: AxisPlaces,
  palette: ChartPalette,
) {
  context.save();
  context.fillStyle = palette.train;
  context.strokeStyle = palette.train;
  context.lineWidth = Math.max(1.2, 0.05 * palette.fontSize);
  const middle = squares.reduce((sum, { input }) => sum + input, 0) / squares.length;
  for (const { input, target, side } of squares) {
    const [top, bottom] = [y(target + Math.max(0, side)), y(target + Math.min(0, side))];
    if (!Number.isFinite(top - bottom)) continue;
    const width = bottom - top;
    const left = input > middle ? x(input) - width : x(input);
    context.globalAlpha = 0.16;
    context.fillRect(left, top, width, width);
    context.globalAlpha = 0.75;
    context.strokeRect(left, top, width, width);
  }
  context.restore();
}
