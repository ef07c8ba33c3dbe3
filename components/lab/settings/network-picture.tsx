"use client";

import { useTranslations } from "next-intl";
import type { Layer } from "@/lib/learning/network/network";
import type { NetworkSketch } from "@/lib/learning/network/network-sketch";
import { formatCount, formatShape } from "@/lib/learning/numbers/format";
import {
  connections,
  MOST_NODES,
  networkColumns,
  networkGeometry,
  PICTURE_WIDTH,
  type PlacedColumn,
} from "./network-geometry";
import { useLayerWords } from "./settings-words";

/** The network from input to output: dense layers as columns of nodes, pictures as stacks of sheets, dropout as dashes and a percentage. */
export function NetworkPicture({
  layers,
  sketch,
  featureShape,
  parameters,
}: {
  layers: readonly Layer[];
  sketch: NetworkSketch;
  featureShape: readonly number[];
  /** The number of parameters, in words. */
  parameters: string;
}) {
  const t = useTranslations("lab");
  const words = useLayerWords();
  const { height, top, bottom, columns } = networkGeometry(networkColumns(layers, sketch, featureShape));
  const hidden = layers.map((layer, index) => words(layer, sketch.layers[index]?.shape ?? null)).join("; ");
  const type = columns.length > 6 ? "text-[10px]" : "text-[12px]";

  return (
    <svg
      viewBox={`0 0 ${PICTURE_WIDTH} ${height}`}
      role="img"
      aria-label={t("settings.picture", {
        inputs: formatShape(featureShape),
        hidden: hidden || t("settings.noHidden"),
        outputs: sketch.output?.shape[0] ?? "–",
        parameters,
      })}
      direction="ltr"
      className={`w-full shrink-0 ${type}`}
    >
      <path d={connections(columns)} className="stroke-line-strong" strokeWidth="0.6" opacity="0.45" />
      {columns.map((column, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
        <g key={index}>
          {column.shape === null ? (
            <text
              x={column.x}
              y={(top + bottom) / 2 + 5}
              textAnchor="middle"
              className="fill-danger font-semibold text-[15px]"
            >
              ?
            </text>
          ) : column.stack ? (
            <Stack column={column} />
          ) : (
            <Nodes column={column} middle={(top + bottom) / 2} />
          )}
          {column.dropped > 0 && (
            <text x={column.x} y={top - 8} textAnchor="middle" className="tabular fill-warning">
              {`−${Math.round(100 * column.dropped)}%`}
            </text>
          )}
          <ShapeLabel column={column} y={bottom + 16} />
        </g>
      ))}
    </svg>
  );
}

/** A dashed outline marks what dropout partly drops while training. */
function dashes({ dropped }: PlacedColumn) {
  return dropped > 0 ? "2 2" : undefined;
}

function Nodes({ column, middle }: { column: PlacedColumn; middle: number }) {
  const { x, rows, shape, madeBy, dropped } = column;
  const filled = madeBy !== "challenge" && dropped === 0;
  return (
    <>
      {rows.map((y) => (
        <circle
          key={y}
          cx={x}
          cy={y}
          r={3.9}
          className={
            filled
              ? "fill-accent stroke-surface"
              : `fill-surface ${madeBy === "challenge" ? "stroke-ink-muted" : "stroke-accent"}`
          }
          strokeWidth="1.4"
          strokeDasharray={dashes(column)}
        />
      ))}
      {shape !== null && shape.reduce((product, side) => product * side, 1) > MOST_NODES && (
        <path
          d={`M${x} ${middle - 5}v0m0 5v0m0 5v0`}
          className="stroke-ink-muted"
          strokeWidth="2.2"
          strokeLinecap="round"
        />
      )}
    </>
  );
}

/** A stack of sheets for the channels, tinted if a convolution made it. */
function Stack({ column }: { column: PlacedColumn }) {
  const { stack, madeBy } = column;
  if (stack === null) return null;
  const { sheets, width, height } = stack;
  return sheets.map(({ x, y }) => (
    <rect
      key={x}
      x={x}
      y={y}
      width={width}
      height={height}
      rx="1.5"
      className={
        madeBy === "challenge"
          ? "fill-surface stroke-ink-muted"
          : madeBy === "conv2d"
            ? "fill-[color-mix(in_oklab,var(--accent)_32%,var(--surface))] stroke-accent"
            : "fill-surface stroke-accent"
      }
      strokeWidth="1.2"
      strokeDasharray={dashes(column)}
    />
  ));
}

/** The number of units; or the size of a picture, and below it its channels. */
function ShapeLabel({ column: { x, shape }, y }: { column: PlacedColumn; y: number }) {
  if (shape === null) return null;
  return (
    <text x={x} y={y} textAnchor="middle" className="tabular fill-ink-muted">
      {shape.length === 3 ? (
        <>
          <tspan>{`${shape[0]}×${shape[1]}`}</tspan>
          <tspan x={x} dy="1.15em">
            {`×${shape[2]}`}
          </tspan>
        </>
      ) : (
        formatCount(shape.reduce((product, side) => product * side, 1))
      )}
    </text>
  );
}
