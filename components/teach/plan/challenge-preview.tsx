import type { ReactNode } from "react";
import { classShape } from "@/components/charts/axes/class-shapes";
import { tellingColumn, tellingPair } from "@/components/charts/examples/telling-features";
import type { ChallengeInfo, ExampleView } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { classCount, type LetterTask } from "@/lib/learning/examples/task";
import { lettersIn, wordsOf } from "@/lib/learning/letters/alphabet";
import { unreachable } from "@/lib/learning/unreachable";

/** Enough points to show the shape of the data. */
const MOST_POINTS = 160;
const PICTURES = 4;
const RADIUS = 2.2;
/** Words below one another, and letters of each that fit side by side. */
const ROWS = 4;
const MOST_LETTERS = 6;
/** Pixels (0–1) from this shade on are drawn as ink. */
const INK = 0.45;

/** A small picture of real examples of a challenge, as decoration next to its text. */
export function ChallengePreview({ challenge, split }: { challenge: ChallengeInfo; split: Split }) {
  const { view, task, featureShape } = challenge;
  const { features, labels } = split;
  switch (view) {
    case "plane":
      return (
        <Classes split={split} places={take(split, (row) => [features[row * 2]!, features[row * 2 + 1]!])} />
      );
    case "curve":
      return <Numbers places={take(split, (row) => [features[row]!, labels[row]!])} />;
    case "pictures":
      return <Pictures split={split} rows={featureShape[0]!} columns={featureShape[1]!} />;
    case "table": {
      const width = featureShape[0]!;
      const value = (row: number, column: number) => features[row * width + column]!;
      if (task.kind === "regression") {
        const across = tellingColumn(split);
        return <Numbers places={take(split, (row) => [value(row, across), labels[row]!])} />;
      }
      const [across, up] = tellingPair(split, classCount(task) ?? 1);
      return <Classes split={split} places={take(split, (row) => [value(row, across), value(row, up)])} />;
    }
    case "letters":
      return <Words {...challenge} split={split} />;
    default:
      return unreachable(view);
  }
}

/** One path per class rather than per example, so that a catalogue of many pictures stays light. */
function Classes({ split, places }: { split: Split; places: readonly Place[] }) {
  const paths: string[] = [];
  scaleToBox(places).forEach((place, example) => {
    const label = split.labels[example]!;
    paths[label] = (paths[label] ?? "") + markAt(label, place);
  });
  return (
    <Frame>
      {paths.map((path, label) => (
        <path key={path} d={path} style={{ fill: `var(--class-${label + 1})` }} />
      ))}
    </Frame>
  );
}

function Numbers({ places }: { places: readonly Place[] }) {
  const path = scaleToBox(places).map((place) => markAt(0, place));
  return (
    <Frame>
      <path d={path.join("")} className="fill-ink" />
    </Frame>
  );
}

/** The mark of a class as SVG path data. */
function markAt(label: number, [x, y]: Place): string {
  const shape = classShape(label);
  if (shape === "circle") {
    const half = `a${RADIUS} ${RADIUS} 0 0 0`;
    return `M${tenth(x - RADIUS)} ${y}${half} ${2 * RADIUS} 0${half} ${-2 * RADIUS} 0z`;
  }
  return `M${shape.map(([across, down]) => `${tenth(x + RADIUS * across)} ${tenth(y + RADIUS * down)}`).join("L")}z`;
}

function Pictures({ split, rows, columns }: { split: Split; rows: number; columns: number }) {
  const side = 46;
  return (
    <Frame>
      {Array.from({ length: Math.min(PICTURES, split.count) }, (_, place) => {
        const pixels = split.features.subarray(place * rows * columns, (place + 1) * rows * columns);
        const inked = [...pixels.keys()].filter((pixel) => pixels[pixel]! > INK);
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

/** The beginnings of a few words, each with a place for the letter that comes next. */
function Words({ task, direction, language, split }: ChallengeInfo & { split: Split }) {
  const words = wordsOf(Uint8Array.from(split.labels), (task as LetterTask).alphabet).slice(0, ROWS);
  return (
    <div
      aria-hidden
      lang={language}
      dir={direction}
      className="flex size-full flex-col justify-center overflow-hidden px-1.5 text-xs leading-[1.25]"
    >
      {words.map((word) => (
        <span key={word} className="flex items-end gap-px whitespace-pre">
          {/* A letter that joins the next one is written so. */}
          <span>{`${lettersIn(word).slice(0, -1).slice(0, MOST_LETTERS).join("")}\u200d`}</span>
          <span className="mb-px h-3 w-2 rounded-[2px] bg-accent/40" />
        </span>
      ))}
    </div>
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

/** Scales places into a box of 100 × 100 with a margin, upwards staying up, rounded to tenths. */
function scaleToBox(places: readonly Place[]): Place[] {
  const [left, right] = spanOf(places.map(([x]) => x));
  const [low, high] = spanOf(places.map(([, y]) => y));
  const into = (value: number, from: number, to: number) => tenth(8 + (84 * (value - from)) / (to - from));
  return places.map(([x, y]) => [into(x, left, right), 100 - into(y, low, high)]);
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}

function spanOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** A challenge as a teacher meets it in the catalogue. */
export type ChallengeOption = {
  readonly info: ChallengeInfo;
  /** A picture of a few of its examples. */
  readonly preview: ReactNode;
};

/** The catalogue's sections, by how the examples are shown. */
const SECTIONS = ["plane", "curve", "pictures", "table", "letters"] as const satisfies ExampleView[];

/** The challenges by section, in the catalogue's order within each; a section without any is left out. */
export function bySection(
  challenges: readonly ChallengeOption[],
): { readonly view: ExampleView; readonly challenges: readonly ChallengeOption[] }[] {
  return SECTIONS.map((view) => ({
    view,
    challenges: challenges.filter(({ info }) => info.view === view),
  })).filter((section) => section.challenges.length > 0);
}
