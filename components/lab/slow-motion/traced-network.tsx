"use client";

import { type CSSProperties, useMemo, useRef } from "react";
import type { PixelInks } from "@/components/charts/pixel-inks";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { useWidth } from "@/components/charts/use-width";
import { linkStrokes } from "./link-strokes";
import { NetworkLinks } from "./network-links";
import { NumberMark } from "./number-mark";
import type { ColumnItem, TraceColumn } from "./trace-columns";
import { type PlacedTrace, traceGeometry } from "./trace-geometry";
import type { LinkMeaning, TraceLink } from "./trace-links";

/** The words round the drawing. All lists are in the order of the columns, or of a column's shown items. */
export type NetworkTexts = {
  /** The whole, for who cannot see it. */
  readonly summary: string;
  readonly columns: readonly { readonly name: string; readonly part: string }[];
  /** Before the features; null where they need none. */
  readonly features: readonly string[] | null;
  /** Behind the outputs, or below their numbers. */
  readonly outputs: readonly string[];
  readonly below: boolean;
};

/** The drawn network with one example in it: `flow`, its numbers and what flows along every line; `gradient`, who is to blame. */
export function TracedNetwork({
  columns,
  links,
  meaning,
  texts,
  inks,
  arrival,
}: {
  columns: readonly TraceColumn[];
  /** Between each column and the next one. */
  links: readonly (readonly TraceLink[])[];
  meaning: LinkMeaning;
  texts: NetworkTexts;
  inks: PixelInks | null;
  /** When it is another one, the network comes into sight anew, column by column: forwards, or backwards for gradients. Null: it is just there. */
  arrival: string | null;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const longest = Math.max(0, ...(texts.features ?? []).map((feature) => shortened(feature).length));
  const placed = useMemo(
    () => (width === null ? null : traceGeometry(columns, width, longest)),
    [columns, width, longest],
  );
  const last = columns.length - 1;
  const arrives = (column: number): CSSProperties => ({
    animationDelay: `${140 * (meaning === "flow" ? column : last - column)}ms`,
  });
  const moves = arrival !== null ? "motion-safe:animate-[arrive_400ms_ease-out_backwards]" : undefined;

  return (
    <div ref={frame} dir="ltr" className="min-h-40 w-full overflow-x-auto overflow-y-hidden">
      {placed && (
        <div key={arrival} className="relative" style={{ width: placed.width, height: placed.height }}>
          <svg
            role="img"
            aria-label={texts.summary}
            width={placed.width}
            height={placed.height}
            direction="ltr"
            className="absolute inset-0"
          >
            <Links {...{ links, placed, meaning, moves, arrives }} />
            {columns.map((column, at) => (
              <g key={column.layer} className={moves} style={arrives(at)}>
                <Column {...{ column, placed, texts, at, meaning }} isLast={at === last} />
              </g>
            ))}
          </svg>
          {columns.map(
            (column, at) =>
              column.picture && (
                <div key={column.layer} className={moves} style={arrives(at)}>
                  <Pictures {...{ column, placed, at, meaning, inks }} />
                </div>
              ),
          )}
        </div>
      )}
    </div>
  );
}

function Links({
  links,
  placed: { spots },
  meaning,
  moves,
  arrives,
}: {
  links: readonly (readonly TraceLink[])[];
  placed: PlacedTrace;
  meaning: LinkMeaning;
  moves: string | undefined;
  arrives: (column: number) => CSSProperties;
}) {
  const largest = useMemo(
    () => links.map((gap) => gap.reduce((most, { size }) => Math.max(most, size), 0)),
    [links],
  );
  // Gradients of all layers are compared with one another; what flows has another scale in each.
  const of = (gap: number) => (meaning === "flow" ? largest[gap] : Math.max(...largest));
  return links.map((gap, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a gap is its place
    <g key={index} className={moves} style={arrives(meaning === "flow" ? index + 1 : index)}>
      <NetworkLinks strokes={linkStrokes(gap, spots[index], spots[index + 1], of(index))} />
    </g>
  ));
}

function Column({
  column,
  placed,
  texts,
  at,
  meaning,
  isLast,
}: {
  column: TraceColumn;
  placed: PlacedTrace;
  texts: NetworkTexts;
  at: number;
  meaning: LinkMeaning;
  isLast: boolean;
}) {
  const spots = placed.spots[at];
  const { name, part } = texts.columns[at];
  const middle = spots[0]?.x ?? 0;
  const shown = column.items.map((item) => shownOf(item, meaning)[0]);
  const largest = largestOf(column, meaning);
  return (
    <>
      {!column.picture &&
        column.items.map((item, index) => (
          <NumberMark
            key={item.index}
            value={meaning === "gradient" && item.errors === null ? null : shown[index]}
            largest={largest}
            spot={spots[index]}
            dropped={item.dropped}
            numbered={!isLast || !placed.isNarrow || texts.below}
            name={`${name}, ${item.index + 1}`}
          />
        ))}
      {at === 0 &&
        texts.features?.map((feature, index) => (
          <text
            key={feature}
            x={middle - 12}
            y={spots[index].y + 3.5}
            textAnchor="end"
            className="fill-ink-muted text-[10.5px]"
          >
            {shortened(feature)}
          </text>
        ))}
      {isLast &&
        texts.outputs.map((output, index) => (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: an output is its place
            key={index}
            x={middle + (placed.isNarrow || texts.below ? 9 : 46)}
            y={spots[index].y + (texts.below ? 19 : 3.5)}
            className="tabular fill-ink text-[11px]"
          >
            {shortened(output, placed.isNarrow ? LONGEST_NARROW : LONGEST_OUTPUT)}
          </text>
        ))}
      <text
        x={middle}
        y={placed.height - 16}
        textAnchor={at === 0 && !texts.features && !column.picture ? "start" : "middle"}
        dx={at === 0 && !texts.features && !column.picture ? -12 : 0}
        className="fill-ink-muted text-[11px]"
      >
        {name}
      </text>
      <text x={middle} y={placed.height - 3} textAnchor="middle" className="fill-ink-muted text-[10px]">
        {part}
      </text>
    </>
  );
}

function Pictures({
  column,
  placed,
  at,
  meaning,
  inks,
}: {
  column: TraceColumn;
  placed: PlacedTrace;
  at: number;
  meaning: LinkMeaning;
  inks: PixelInks | null;
}) {
  const { picture, items, madeBy } = column;
  if (!picture) return null;
  const isDrawing = madeBy === "input";
  const scale = isDrawing ? 1 : largestOf(column, meaning);
  return items.map((item, index) => {
    const { x, y, half } = placed.spots[at][index];
    return (
      <PixelPicture
        key={item.index}
        pixels={shownOf(item, meaning)}
        {...picture}
        {...{ scale, inks }}
        inSigns={!isDrawing}
        className="absolute"
        style={{ left: x - half, top: y - half, width: 2 * half, height: 2 * half }}
      />
    );
  });
}

/** A signal's errors stand where its numbers do; what comes in has none. */
function shownOf({ values, errors }: ColumnItem, meaning: LinkMeaning): Float32Array {
  return meaning === "gradient" && errors ? errors : values;
}

function largestOf({ items }: TraceColumn, meaning: LinkMeaning): number {
  let largest = 0;
  for (const item of items)
    for (const value of shownOf(item, meaning)) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest;
}

/** Letters of a feature's name, and of what stands behind an output. */
const LONGEST_FEATURE = 13;
const LONGEST_OUTPUT = 19;
const LONGEST_NARROW = 14;

function shortened(text: string, longest = LONGEST_FEATURE): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
