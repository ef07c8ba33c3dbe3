"use client";

import { columnExtent, type TableColumn } from "@/components/charts/examples/example-space";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { Slider } from "@/components/ui/form/slider";
import { NumberRefusal, TypedNumbers, useTypedNumber } from "@/components/ui/form/typed-number";
import { inOwnUnit } from "@/lib/learning/numbers/scale";
import type { Examples } from "@/lib/learning/training/training";

/** One feature in its own unit, rounded as finely as it is worth telling apart. */
type Column = TableColumn & { readonly low: number; readonly high: number; readonly step: number };

/** How far beyond the examples a slider goes, as a share of their range: what the network never saw is worth trying. */
const BEYOND = 0.25;
/** Steps that a slider has at least. */
const STEPS = 100;

/** The columns with the ranges of their sliders. */
function ranges(columns: readonly TableColumn[], { train, validation }: Examples): Column[] {
  return columns.map((column, index) => {
    const { low, high } = columnExtent([train, validation], index, columns.length, column);
    const step = 10 ** Math.floor(Math.log10((high - low) / STEPS));
    const margin = BEYOND * (high - low);
    return {
      ...column,
      step,
      low: Math.floor((low - margin) / step) * step,
      high: Math.ceil((high + margin) / step) * step,
    };
  });
}

/** Features to slide or to type, each in its own unit. */
export function NumberSliders({
  columns,
  examples,
  features,
  onFeatures,
}: {
  columns: readonly TableColumn[];
  examples: Examples;
  /** Standardised, as the network gets them. */
  features: readonly number[];
  onFeatures: (change: (features: readonly number[]) => readonly number[]) => void;
}) {
  return (
    // A number that is not one yet must not keep anybody from training.
    <TypedNumbers>
      <div className="grid @lg:grid-cols-2 gap-x-6 gap-y-3">
        {ranges(columns, examples).map((column, index) =>
          column.of ? (
            // One choice for all categories of a column, where its first one is.
            columns[index - 1]?.of?.column !== column.of.column && (
              <CategorySelect key={column.name} {...{ columns, features, onFeatures }} first={index} />
            )
          ) : (
            <NumberSlider
              key={column.name}
              column={column}
              // Standardised numbers have the rounding errors of single precision.
              value={rounded(inOwnUnit(features[index]!, column), column.step / 100)}
              onValue={(value) =>
                onFeatures((before) => before.with(index, (value - column.mean) / column.deviation))
              }
            />
          ),
        )}
      </div>
    </TypedNumbers>
  );
}

type CategorySelectProps = Pick<
  Parameters<typeof NumberSliders>[0],
  "columns" | "features" | "onFeatures"
> & {
  /** Index of the first of its categories; the others follow it. */
  readonly first: number;
};

/** Chooses the category of a column that is categories. */
function CategorySelect({ columns, features, first, onFeatures }: CategorySelectProps) {
  const { column } = columns[first]!.of!;
  const end = columns.findIndex((each, index) => index > first && each.of?.column !== column);
  const own = columns.slice(first, end < 0 ? undefined : end);
  const chosen = own.findIndex((_, place) => features[first + place]! > 0.5);
  return (
    <Select
      label={column}
      value={String(Math.max(0, chosen))}
      options={own.map(({ of }, place) => ({ value: String(place), label: of!.category }))}
      onValueChange={(value) =>
        onFeatures((before) =>
          before.map((feature, index) =>
            index < first || index >= first + own.length ? feature : Number(index - first === Number(value)),
          ),
        )
      }
    />
  );
}

function NumberSlider({
  column: { name, low, high, step },
  value,
  onValue,
}: {
  column: Column;
  value: number;
  onValue: (value: number) => void;
}) {
  const [min, max] = [rounded(low, step), rounded(high, step)];
  const { input, error, errorId } = useTypedNumber({
    ...{ value, min, max, label: name, step, kind: "real", onValueChange: onValue },
  });
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={input.id} className="font-medium text-sm">
        {name}
      </label>
      <div className="flex items-center gap-3">
        <Slider
          {...{ value, min, max, step }}
          largeStep={10 * step}
          onValueChange={(slid) => onValue(rounded(slid, step))}
          label={name}
          hideLabel
          className="min-w-0 flex-1"
        />
        <Input
          {...input}
          aria-describedby={error === null ? undefined : errorId}
          className={cn(
            "tabular h-8 w-20 shrink-0 px-2 text-center text-sm",
            error !== null && "border-danger",
          )}
        />
      </div>
      <NumberRefusal id={errorId} error={error} />
    </div>
  );
}

/** Without the digits that come of rounding in binary, such as 0.30000000000000004. */
function rounded(value: number, step: number): number {
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return Number((Math.round(value / step) * step).toFixed(digits));
}
