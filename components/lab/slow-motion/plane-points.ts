import type { StepTrace } from "@/lib/learning/step-trace";

/** Shares of the side, 0–1, from the left and from the bottom. `said`: where the network's number lies; null where it names a class. */
export type PlanePoint = { readonly x: number; readonly y: number; readonly said: number | null };

/** The shown examples of a batch in a square that just holds them: of two features both axes alike; of one, its target upwards. */
export function planePoints({ batch, input }: StepTrace, isCurve: boolean): PlanePoint[] {
  const rows = Array.from({ length: batch.shownExamples }, (_, row) => row);
  if (isCurve) {
    const across = share(rows.map((row) => input.values[row]));
    const up = share(rows.map((row) => batch.labels[row]));
    return rows.map((row) => ({
      x: across(input.values[row]),
      y: up(batch.labels[row]),
      // What lies far outside is drawn at the edge.
      said: Math.max(0, Math.min(1, up(batch.outputs[row]))) || 0,
    }));
  }
  const reach = input.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const both = (value: number) => (value / reach + 1) / 2;
  return rows.map((row) => ({
    x: both(input.values[2 * row]),
    y: both(input.values[2 * row + 1]),
    said: null,
  }));
}

function share(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  return (value) => (span > 0 ? (value - low) / span : 0.5);
}
