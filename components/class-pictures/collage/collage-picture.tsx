"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { type ChartPalette, useChartPalette } from "@/components/charts/axes/chart-palette";
import { inkOf } from "@/components/charts/axes/run-colour";
import { surfacePicture } from "@/components/charts/examples/draw-surface";
import type { ParticipantId } from "@/lib/session/log/events";
import { mosaic, type Tile } from "./mosaic";

/** One line over the whole picture, its points from 0 (left, bottom) to 1. */
export type CollageLine = readonly (readonly [x: number, y: number])[];

/** What everyone's networks made, by student; `nickname`: as this screen shows it. */
export type Collage =
  | {
      readonly kind: "plane";
      /** In the order of their tiles. */
      readonly tiles: readonly {
        readonly id: ParticipantId;
        readonly nickname: string;
        /** side² × classes. */
        readonly outputs: Float32Array;
      }[];
      readonly side: number;
      readonly classes: number;
    }
  | { readonly kind: "lines"; readonly lines: readonly CollageLine[]; readonly of: "curve" | "losses" }
  | {
      readonly kind: "words";
      readonly words: readonly { readonly id: ParticipantId; readonly word: string }[];
    };

/** Narrower tiles, in the size of the text, have no room for most names. */
const NAMED_WIDTH = 8;

/** Everyone's networks as one picture that fills its box. */
export function CollagePicture({ collage }: { collage: Collage }) {
  const t = useTranslations("class-pictures.collage");
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = useChartPalette(box);
  const size = useSize(box);
  useEffect(() => {
    if (canvas.current === null || palette === null || size.width === 0 || collage.kind === "words") return;
    const sharpness = Math.min(2, window.devicePixelRatio);
    canvas.current.width = Math.round(size.width * sharpness);
    canvas.current.height = Math.round(size.height * sharpness);
    const context = canvas.current.getContext("2d");
    if (context === null) return;
    context.scale(sharpness, sharpness);
    if (collage.kind === "plane") drawTiles(context, collage, size, palette);
    else drawLines(context, collage.lines, size, palette);
  }, [collage, palette, size]);
  if (collage.kind === "words")
    return (
      <div
        ref={box}
        role="img"
        aria-label={t("words", { count: collage.words.length })}
        className="size-full overflow-hidden rounded-card border border-line bg-surface"
      >
        <p
          aria-hidden
          translate="no"
          className="flex size-full flex-wrap content-center items-baseline justify-center gap-x-6 gap-y-1 p-4"
        >
          {collage.words.map(({ id, word }, index) => (
            <bdi key={id} className={WORD_SIZES[index % WORD_SIZES.length]}>
              {word}
            </bdi>
          ))}
        </p>
      </div>
    );
  const label =
    collage.kind === "plane"
      ? t("plane", { count: collage.tiles.length })
      : t(collage.of, { count: collage.lines.length });
  const places = collage.kind === "plane" ? mosaic(collage.tiles.length, size) : [];
  const narrowest = Math.min(...places.map(({ width }) => width));
  const isNamed = palette !== null && narrowest >= NAMED_WIDTH * palette.fontSize;
  return (
    <div ref={box} className="relative size-full overflow-hidden rounded-card border border-line bg-surface">
      <canvas ref={canvas} role="img" aria-label={label} className="absolute inset-0 size-full" />
      {isNamed && collage.kind === "plane" && (
        <ul dir="ltr" aria-hidden="true" className="text-base">
          {places.map((tile, index) => (
            <li
              key={collage.tiles[index]!.id}
              className="absolute flex items-end p-1.5"
              style={placeOf(tile)}
            >
              <span className="max-w-full truncate rounded-full bg-surface/85 px-2 leading-snug">
                <bdi translate="no">{collage.tiles[index]!.nickname}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const WORD_SIZES = [
  "text-3xl font-semibold",
  "text-xl",
  "text-2xl text-accent",
  "text-lg text-ink-muted",
  "text-2xl",
];

function placeOf({ x, y, width, height }: Tile) {
  return { left: x, top: y, width, height };
}

type Size = { readonly width: number; readonly height: number };

function useSize(box: { readonly current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return size;
}

function drawTiles(
  context: CanvasRenderingContext2D,
  { tiles, side, classes }: Extract<Collage, { kind: "plane" }>,
  size: Size,
  { classes: colours, line }: ChartPalette,
): void {
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  mosaic(tiles.length, size).forEach(({ x, y, width, height }, index) => {
    const picture = surfacePicture(tiles[index]!.outputs, classes, colours, side);
    if (picture) context.drawImage(picture, 0, 0, side, side, x, y, width, height);
    context.strokeStyle = line;
    context.lineWidth = 1;
    context.strokeRect(x, y, width, height);
  });
}

function drawLines(
  context: CanvasRenderingContext2D,
  lines: readonly CollageLine[],
  { width, height }: Size,
  palette: ChartPalette,
): void {
  context.lineWidth = 2.5;
  context.lineJoin = "round";
  context.globalAlpha = 0.8;
  lines.forEach((line, index) => {
    context.beginPath();
    for (const [x, y] of line) context.lineTo(x * width, (1 - y) * height);
    context.strokeStyle = inkOf({ ramp: lines.length > 1 ? index / (lines.length - 1) : 0.5 }, palette);
    context.stroke();
  });
}
