"use client";

import { useTranslations } from "next-intl";
import type { Layer } from "@/lib/learning/network";

/** Nodes that are drawn one by one; a larger layer is drawn as a column with a gap in it. */
const MOST_NODES = 8;
const WIDTH = 288;
const HEIGHT = 92;
const TOP = 5;
const BOTTOM = HEIGHT - 19;

/**
 * The network as columns of nodes from input to output, with every connection that can still be told from its neighbours.
 * `sizes`: units of every layer, as `layerSizes` gives them.
 */
export function NetworkPicture({
  sizes,
  layers,
  parameters,
}: {
  sizes: readonly number[];
  layers: readonly Layer[];
  parameters: string;
}) {
  const t = useTranslations("lab");
  const columns = sizes.map((units, index) => ({
    units,
    x: 16 + ((WIDTH - 32) * index) / (sizes.length - 1),
    rows: rowsOf(units),
  }));
  const hidden = layers
    .map(({ units, activation }) => `${units} ${t(`activations.${activation}`)}`)
    .join(", ");

  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t("settings.picture", {
        inputs: sizes[0],
        hidden: hidden || t("settings.noHidden"),
        outputs: sizes[sizes.length - 1],
        parameters,
      })}
      className="w-full"
    >
      <path d={connections(columns)} className="stroke-line-strong" strokeWidth="0.6" opacity="0.45" />
      {columns.map(({ units, x, rows }, index) => {
        const learns = index > 0;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
          <g key={index}>
            {rows.map((y) => (
              <circle
                key={y}
                cx={x}
                cy={y}
                r={4.2}
                className={learns ? "fill-accent stroke-surface" : "fill-surface stroke-ink-muted"}
                strokeWidth="1.4"
              />
            ))}
            {units > MOST_NODES && (
              <path
                d={`M${x} ${(TOP + BOTTOM) / 2 - 5}v0m0 5v0m0 5v0`}
                className="stroke-ink-muted"
                strokeWidth="2.2"
                strokeLinecap="round"
              />
            )}
            <text x={x} y={HEIGHT - 3} textAnchor="middle" className="tabular fill-ink-muted text-[12px]">
              {units}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

type Column = { readonly x: number; readonly rows: readonly number[] };

/** A line from every drawn node to every one of the next column, as one path. */
function connections(columns: readonly Column[]): string {
  const lines: string[] = [];
  columns.slice(1).forEach((column, index) => {
    const before = columns[index];
    for (const from of before.rows)
      for (const to of column.rows) lines.push(`M${before.x} ${from}L${column.x} ${to}`);
  });
  return lines.join("");
}

/** Heights of the nodes of a column: all of them, or the outer ones with room for dots between. */
function rowsOf(units: number): number[] {
  const middle = (TOP + BOTTOM) / 2;
  if (units > MOST_NODES) {
    const gap = 9.6;
    return [0, 1, 2].flatMap((index) => [TOP + index * gap, BOTTOM - index * gap]);
  }
  const gap = Math.min(13, (BOTTOM - TOP) / Math.max(1, units - 1));
  return Array.from({ length: units }, (_, index) => middle + (index - (units - 1) / 2) * gap);
}
