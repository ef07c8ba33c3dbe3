import type { ExampleView } from "@/lib/learning/challenge";
import type { Split } from "@/lib/learning/split";
import { unreachable } from "@/lib/learning/unreachable";

/** Enough to see the shape of the whole. */
const MOST_POINTS = 160;
const PICTURES = 4;
/** From here up a pixel of a drawing counts as ink; pixels go from 0 to 1. */
const INK = 0.45;

type Props = { view: ExampleView; featureShape: readonly number[]; split: Split };

/** A small picture of real examples of a challenge, decoration beside its words. */
export function ChallengePreview({ view, featureShape, split }: Props) {
  switch (view) {
    case "plane":
      return <Points split={split} />;
    case "curve":
      return <CurvePoints split={split} />;
    case "pictures":
      return <Pictures split={split} rows={featureShape[0]} columns={featureShape[1]} />;
    default:
      return unreachable(view);
  }
}

function Points({ split }: { split: Split }) {
  const places = take(split, (example) => [split.features[example * 2], split.features[example * 2 + 1]]);
  return (
    <Frame>
      {scaleToBox(places).map(([x, y], example) =>
        split.labels[example] === 0 ? (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={2.2} className="fill-ink" />
        ) : (
          <circle
            key={`${x} ${y}`}
            cx={x}
            cy={y}
            r={1.8}
            className="fill-surface stroke-accent"
            strokeWidth={1.3}
          />
        ),
      )}
    </Frame>
  );
}

function CurvePoints({ split }: { split: Split }) {
  const places = take(split, (example) => [split.features[example], split.labels[example]]);
  return (
    <Frame>
      {scaleToBox(places).map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={2.2} className="fill-ink" />
      ))}
    </Frame>
  );
}

function Pictures({ split, rows, columns }: { split: Split; rows: number; columns: number }) {
  const side = 46;
  return (
    <Frame>
      {Array.from({ length: Math.min(PICTURES, split.count) }, (_, place) => {
        const pixels = split.features.subarray(place * rows * columns, (place + 1) * rows * columns);
        const inked = [...pixels.keys()].filter((pixel) => pixels[pixel] > INK);
        const corner = `translate(${3 + 48 * (place % 2)} ${3 + 48 * Math.floor(place / 2)}) scale(${side / columns})`;
        return (
          <path
            key={corner}
            transform={corner}
            className="fill-ink"
            d={inked.map((pixel) => `M${pixel % columns} ${Math.floor(pixel / columns)}h1v1h-1z`).join("")}
          />
        );
      })}
    </Frame>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <svg aria-hidden viewBox="0 0 100 100" className="size-full">
      {children}
    </svg>
  );
}

type Place = readonly [x: number, y: number];

function take(split: Split, placeOf: (example: number) => Place): Place[] {
  return Array.from({ length: Math.min(MOST_POINTS, split.count) }, (_, example) => placeOf(example));
}

/** Into a box of 100 by 100 with a margin, up as up, to a tenth. */
function scaleToBox(places: readonly Place[]): Place[] {
  const [left, right] = spanOf(places.map(([x]) => x));
  const [low, high] = spanOf(places.map(([, y]) => y));
  const into = (value: number, from: number, to: number) =>
    Math.round((8 + (84 * (value - from)) / (to - from)) * 10) / 10;
  return places.map(([x, y]) => [into(x, left, right), 100 - into(y, low, high)]);
}

function spanOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
