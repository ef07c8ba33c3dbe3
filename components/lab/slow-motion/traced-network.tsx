"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import type { PixelInks } from "@/components/charts/axes/chart-palette";
import { useWidth } from "@/components/charts/axes/use-width";
import { PixelPicture } from "@/components/charts/examples/picture";
import { drawNetwork, largestOf, type NetworkDrawing, shortFeature, shownOf } from "./draw-network";
import { type LinkMeaning, type Spot, type TraceColumn, traceGeometry } from "./trace-layout";

/**
 * The network with one example in it, drawn: with `flow`, its numbers and what flows along every line; with `gradient`, its errors
 * and the gradients.
 */
export function TracedNetwork({
  columns,
  links,
  meaning,
  texts,
  inks,
  arrival,
}: Omit<NetworkDrawing, "placed" | "seen"> & {
  inks: PixelInks | null;
  /** When this changes, the network fades in again, column by column: forwards, or backwards for gradients. Null: no animation. */
  arrival: string | null;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const longest = Math.max(0, ...(texts.features ?? []).map((feature) => shortFeature(feature).length));
  // A probability changes its digits from step to step: rounded up, so that one letter more does not move the network.
  const behind = 4 * Math.ceil(Math.max(0, ...texts.outputs.map(lettersIn)) / 4);
  const placed = useMemo(
    () => (width === null ? null : traceGeometry(columns, width, longest, behind)),
    [columns, width, longest, behind],
  );
  const last = columns.length - 1;
  const arrived = useArrival(arrival, last);
  const isForward = meaning === "flow";
  const seen = (column: number) => arrived(isForward ? column : last - column);
  const draw: DrawChart = (context, _size, palette) =>
    placed ? drawNetwork(context, palette, { columns, links, meaning, texts, placed, seen }) : [];

  return (
    <div ref={frame} dir="ltr" className="min-h-40 w-full overflow-x-auto overflow-y-hidden">
      {placed && (
        <div style={{ width: placed.width, height: placed.height }}>
          <ChartCanvas
            fine
            afterPage={arrival === null}
            draw={draw}
            label={texts.summary}
            className="size-full"
          >
            {columns.map(
              (column, at) =>
                column.picture && (
                  <Pictures
                    key={`${column.madeBy} ${column.layer}`}
                    {...{ column, meaning, inks }}
                    spots={placed.spots[at]!}
                    seen={seen(at)}
                  />
                ),
            )}
          </ChartCanvas>
        </div>
      )}
    </div>
  );
}

function Pictures({
  column,
  meaning,
  inks,
  spots,
  seen,
}: {
  column: TraceColumn;
  meaning: LinkMeaning;
  inks: PixelInks | null;
  spots: readonly Spot[];
  seen: number;
}) {
  const { picture, items, madeBy } = column;
  if (!picture) return null;
  const isDrawing = madeBy === "input" || madeBy === "one-hot";
  const scale = isDrawing ? 1 : largestOf(column, meaning);
  return items.map((item, index) => {
    const { x, y, half, halfHeight } = spots[index]!;
    return (
      <PixelPicture
        key={item.index}
        pixels={shownOf(item, meaning)}
        {...picture}
        {...{ scale, inks }}
        inSigns={!isDrawing}
        className="absolute"
        style={{
          ...{ left: x - half, top: y - halfHeight },
          ...{ width: 2 * half, height: 2 * halfHeight, opacity: seen },
        }}
      />
    );
  });
}

/** The length of a text without its invisible marks of direction. */
function lettersIn(text: string): number {
  return text.replace(/[\u2066-\u2069]/g, "").length;
}

const BETWEEN_MS = 140;
const EACH_MS = 350;

/**
 * How far each of `count` places has faded in, 0–1, one after the other since `arrival` last changed. Everything is visible at once
 * where it is null, and for people who prefer reduced motion.
 */
function useArrival(arrival: string | null, count: number): (place: number) => number {
  const [at, setAt] = useState<{ arrival: string | null; ms: number }>({ arrival: null, ms: 0 });
  useEffect(() => {
    if (arrival === null || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      setAt({ arrival, ms: Number.POSITIVE_INFINITY });
      return;
    }
    let frame = 0;
    const began = performance.now();
    const step = (now: number) => {
      const ms = now - began;
      const isOver = ms >= count * BETWEEN_MS + EACH_MS;
      setAt({ arrival, ms: isOver ? Number.POSITIVE_INFINITY : ms });
      if (!isOver) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [arrival, count]);
  const ms = arrival === null ? Number.POSITIVE_INFINITY : at.arrival === arrival ? at.ms : 0;
  return (place) => Math.max(0.06, Math.min(1, (ms - BETWEEN_MS * place) / EACH_MS));
}
