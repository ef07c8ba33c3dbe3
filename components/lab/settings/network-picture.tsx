"use client";

import { useTranslations } from "next-intl";
import type { Task } from "@/lib/learning/examples/task";
import { lettersIn } from "@/lib/learning/letters/alphabet";
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
  STRIP_WIDTH,
} from "./network-geometry";
import { useLayerWords } from "./settings-words";

/**
 * The network from input to output: letters in boxes and as strips of numbers, dense layers as columns of nodes, pictures as stacks of sheets,
 * dropout as dashes and a percentage.
 */
export function NetworkPicture({
  layers,
  sketch,
  featureShape,
  task,
  parameters,
}: {
  layers: readonly Layer[];
  sketch: NetworkSketch;
  featureShape: readonly number[];
  task: Task;
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
        inputs: task.kind === "next-letter" ? t("settings.letterInputs") : formatShape(featureShape),
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
          ) : column.madeBy === "letters" ? (
            <Letters column={column} alphabet={task.kind === "next-letter" ? task.alphabet : ""} />
          ) : column.madeBy === "one-hot" || column.madeBy === "embedding" ? (
            <Strips column={column} />
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

/** A box for each letter that the network looks back, with letters of the alphabet in them. */
function Letters({ column: { x, rows, gap }, alphabet }: { column: PlacedColumn; alphabet: string }) {
  const shown = lettersIn(alphabet).filter((letter) => /\p{L}/u.test(letter));
  return (
    <>
      {rows.map((y, row) => (
        <g key={y}>
          <rect
            x={x - 6.5}
            y={y - 5.75}
            width="13"
            height="11.5"
            rx="2"
            className="fill-surface stroke-ink-muted"
            strokeWidth="1"
          />
          <text x={x} y={y + 3.4} textAnchor="middle" className="fill-ink font-medium text-[10px]">
            {shown[Math.floor(((row + 0.5) * shown.length) / rows.length)]}
          </text>
        </g>
      ))}
      {gap !== null && <Gap x={x} y={gap} />}
    </>
  );
}

/** Shades of a strip's numbers where they are learnt: no particular ones. */
const SHADES = [0.7, 0.2, 0.95, 0.4, 0.1, 0.6, 0.3, 0.85];
const MOST_CELLS = 10;

/** Each letter as a strip of numbers: one of them filled, or all of them learnt. */
function Strips({ column }: { column: PlacedColumn }) {
  const { x, rows, gap, shape, madeBy } = column;
  const cells = Math.min(MOST_CELLS, shape![1]!);
  const side = STRIP_WIDTH / cells;
  return (
    <>
      {rows.map((y, row) => (
        <g key={y} className="fill-accent">
          <rect
            x={x - STRIP_WIDTH / 2}
            y={y - 4}
            width={STRIP_WIDTH}
            height="8"
            className="fill-surface stroke-accent"
            strokeWidth="1"
            strokeDasharray={dashes(column)}
          />
          {Array.from({ length: cells }, (_, cell) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity
              key={cell}
              x={x - STRIP_WIDTH / 2 + cell * side}
              y={y - 4}
              width={side}
              height="8"
              opacity={
                madeBy === "embedding"
                  ? SHADES[(3 * row + cell) % SHADES.length]
                  : Number(cell === (row + 1) % cells)
              }
            />
          ))}
        </g>
      ))}
      {gap !== null && <Gap x={x} y={gap} />}
    </>
  );
}

/** Stands for what is not drawn. */
function Gap({ x, y }: { x: number; y: number }) {
  return (
    <path
      d={`M${x} ${y - 3.5}v0m0 3.5v0m0 3.5v0`}
      className="stroke-ink-muted"
      strokeWidth="1.8"
      strokeLinecap="round"
    />
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

/** The number of units or letters, the letters and the numbers of each; or the size of a picture, and below it its channels. */
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
        shape.map(formatCount).join("×")
      )}
    </text>
  );
}
