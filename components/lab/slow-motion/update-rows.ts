import type { LayerPlan } from "@/lib/learning/layer-plan";
import type { ParameterTrace, StepTrace } from "@/lib/learning/step-trace";
import { type UpdateTerms, updateTerms, type WeightStep } from "@/lib/learning/update-terms";

/** One weight or bias in one step. */
export type UpdateRow = WeightStep &
  UpdateTerms & {
    /** Of the plan. */
    readonly layer: number;
    /** The number it is multiplied with; null: a bias. */
    readonly from: number | null;
    /** The unit or filter it belongs to. */
    readonly to: number;
  };

/** A table of more rows helps nobody. */
const MOST_ROWS = 60;

/** Shown parameters of a layer (null: of all), those with the largest gradient first: at most MOST_ROWS, and how many there are. */
export function updateRows(
  plan: readonly LayerPlan[],
  trace: StepTrace,
  layer: number | null,
): { readonly rows: readonly UpdateRow[]; readonly of: number } {
  const parts = plan.flatMap((_, index) => {
    const { weights } = trace.layers[index];
    if (!weights || (layer !== null && index !== layer)) return [];
    return [
      { index, isBias: false, numbers: weights.matrix },
      { index, isBias: true, numbers: weights.biases },
    ];
  });
  const sizes = Float64Array.from(parts.flatMap(({ numbers }) => Array.from(numbers.gradient, sizeOf)));
  const least = sizes.slice().sort().at(-MOST_ROWS) ?? 0;
  const rows = parts.flatMap(({ index, isBias, numbers }) =>
    Array.from(numbers.gradient.keys())
      .filter((at) => sizeOf(numbers.gradient[at]) >= least)
      .map((at) => rowOf(trace, index, numbers, at, isBias)),
  );
  rows.sort((one, other) => sizeOf(other.gradient) - sizeOf(one.gradient));
  return { rows: rows.slice(0, MOST_ROWS), of: sizes.length };
}

/** What is no number any more has no size that could be compared. */
function sizeOf(gradient: number): number {
  return Number.isNaN(gradient) ? 0 : Math.abs(gradient);
}

function rowOf(
  trace: StepTrace,
  layer: number,
  numbers: ParameterTrace,
  at: number,
  isBias: boolean,
): UpdateRow {
  const { shownRows, shownColumns } = trace.layers[layer].weights!;
  const step: WeightStep = {
    before: numbers.before[at],
    gradient: numbers.gradient[at],
    firstMemory: numbers.firstMemory[at] ?? 0,
    secondMemory: numbers.secondMemory[at] ?? 0,
    after: numbers.after[at],
  };
  const width = shownColumns.length;
  return {
    ...step,
    ...updateTerms(step, { ...trace.rule, step: trace.step, isBias }),
    layer,
    from: isBias ? null : shownRows[Math.floor(at / width)],
    to: shownColumns[at % width],
  };
}
