"use client";

import { Eraser, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useId, useRef, useState } from "react";
import { usePixelInks } from "@/components/charts/axes/chart-palette";
import { PixelPicture } from "@/components/charts/examples/picture";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { BLANK, type OwnDrawing } from "@/lib/learning/drawing/own-drawing";
import type { Point, Stroke } from "@/lib/learning/drawing/sketch";
import { begun, continued, isFull, outlineOf, PAD_UNITS, undone } from "./pad-strokes";

type DrawingPadProps = {
  readonly drawing: OwnDrawing;
  /** Gets how the drawing changes rather than the changed one: a pen moves more often than a page is drawn. */
  readonly onChange: (change: (drawing: OwnDrawing) => OwnDrawing) => void;
  /** What is drawn here, for screen readers. */
  readonly label: string;
  /** Rows and columns of the ground. */
  readonly size: number;
  readonly disabled?: boolean;
  /** More buttons, in the row below the pad. */
  readonly children?: ReactNode;
  readonly className?: string;
};

/** A square to draw in with a finger, a mouse, a pen or the keyboard, with Undo and Clear below it. */
export function DrawingPad({
  drawing,
  onChange,
  label,
  size,
  disabled = false,
  children,
  className,
}: DrawingPadProps) {
  const t = useTranslations("own-input.pad");
  const describedBy = useId();
  const { strokes, ground } = drawing;
  /** What was there before it was cleared, for Undo. */
  const [cleared, setCleared] = useState<OwnDrawing | null>(null);
  const isBlank = strokes.length === 0 && ground === null;
  const begin = (point: Point) => {
    setCleared(null);
    onChange((now) => begun(now, point));
  };
  const undo = () => {
    if (cleared && isBlank) onChange(() => cleared);
    else onChange(undone);
    setCleared(null);
  };
  const pointers = usePointers(begin, (points) => onChange((now) => continued(now, points)));
  const keys = useKeys(begin, (point) => onChange((now) => continued(now, [point])), undo);
  const box = useRef<HTMLDivElement>(null);
  const inks = usePixelInks(box);
  return (
    <div className={cn("flex flex-col gap-2", className)}>
      <div
        ref={box}
        role="application"
        aria-label={label}
        aria-describedby={describedBy}
        aria-disabled={disabled}
        tabIndex={disabled ? -1 : 0}
        dir="ltr"
        {...(disabled ? {} : { ...pointers, ...keys.handlers })}
        className={cn(
          "relative aspect-square w-full touch-none select-none overflow-hidden rounded-control border border-line-strong bg-surface",
          disabled ? "cursor-not-allowed opacity-60" : "cursor-crosshair",
        )}
      >
        {ground && (
          <PixelPicture
            {...{ pixels: ground, rows: size, columns: size, inks }}
            scale={1}
            inSigns={false}
            className="absolute inset-0 size-full border-0"
          />
        )}
        <svg
          viewBox={`0 0 ${PAD_UNITS} ${PAD_UNITS}`}
          aria-hidden="true"
          className="absolute inset-0 size-full fill-ink"
        >
          {strokes.map((stroke, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity, and only the last is ever removed
            <Line key={index} stroke={stroke} />
          ))}
          {keys.cursor && (
            <circle
              cx={PAD_UNITS * keys.cursor.x}
              cy={PAD_UNITS * keys.cursor.y}
              r={28}
              className={cn("stroke-accent stroke-[10]", keys.isDown ? "fill-accent" : "fill-none")}
            />
          )}
        </svg>
        {isBlank && !keys.cursor && (
          <p
            dir="auto"
            className="pointer-events-none absolute inset-0 grid place-content-center text-balance p-4 text-center text-ink-muted text-sm"
          >
            {t("empty")}
          </p>
        )}
        {keys.cursor && (
          <p
            dir="auto"
            className="pointer-events-none absolute inset-x-0 bottom-0 bg-surface/85 p-1.5 text-center text-ink-muted text-xs"
          >
            {t("keys")}
          </p>
        )}
      </div>
      <p id={describedBy} className="sr-only">
        {t("keys")}
      </p>
      <p role="status" className="sr-only">
        {keys.cursor ? t("pen", { down: String(keys.isDown), lines: strokes.length }) : ""}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" disabled={disabled || (strokes.length === 0 && !cleared)} onClick={undo}>
          <Undo2 aria-hidden="true" className="rtl:-scale-x-100" />
          <span>{t("undo")}</span>
        </Button>
        <Button
          size="sm"
          disabled={disabled || isBlank}
          onClick={() => {
            setCleared(drawing);
            onChange(() => BLANK);
          }}
        >
          <Eraser aria-hidden="true" />
          <span>{t("clear")}</span>
        </Button>
        {children}
      </div>
      {isFull(drawing) && (
        <p role="status" className="text-ink-muted text-sm">
          {t("full")}
        </p>
      )}
    </div>
  );
}

/** Memoised, because only the last line changes while somebody draws. */
const Line = memo(function Line({ stroke }: { stroke: Stroke }) {
  return <path d={outlineOf(stroke)} />;
});

/** Drawing with whatever points: the first finger, the main button, the tip of a pen. */
function usePointers(begin: (point: Point) => void, goOn: (points: readonly Point[]) => void) {
  const drawing = useRef<number | null>(null);
  const end = (event: PointerEvent) => {
    if (drawing.current === event.pointerId) drawing.current = null;
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (!event.isPrimary || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drawing.current = event.pointerId;
      begin(pointOf(event.nativeEvent, event.currentTarget));
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (drawing.current !== event.pointerId) return;
      const { nativeEvent, currentTarget } = event;
      // A fast pen moves several times between two frames.
      const moves = nativeEvent.getCoalescedEvents?.() ?? [];
      goOn((moves.length > 0 ? moves : [nativeEvent]).map((move) => pointOf(move, currentTarget)));
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

function pointOf(event: globalThis.PointerEvent, pad: HTMLElement): Point {
  const { left, top, width, height } = pad.getBoundingClientRect();
  const point = { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) };
  return event.pointerType === "pen" ? { ...point, pressure: event.pressure } : point;
}

function within(place: number): number {
  return Math.min(1, Math.max(0, place));
}

const STEP = 1 / 40;
const WIDE_STEP = 1 / 10;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Drawing with the keyboard: arrow keys move a cursor, Space puts the pen down and lifts it. The cursor is null until a key is pressed. */
function useKeys(begin: (point: Point) => void, goOn: (point: Point) => void, undo: () => void) {
  const [cursor, setCursor] = useState<Point | null>(null);
  const [isDown, setDown] = useState(false);
  const leave = () => {
    setCursor(null);
    setDown(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = cursor ?? { x: 0.5, y: 0.5 };
    const arrow = ARROWS[event.key];
    if (arrow && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const step = event.shiftKey ? WIDE_STEP : STEP;
      const to = { x: within(at.x + step * arrow[0]), y: within(at.y + step * arrow[1]) };
      setCursor(to);
      if (isDown) goOn(to);
    } else if (event.key === " ") {
      setCursor(at);
      setDown(!isDown);
      if (!isDown) begin(at);
    } else if (event.key === "z" && (event.ctrlKey || event.metaKey)) {
      setDown(false);
      undo();
    } else if (event.key === "Escape" && cursor) leave();
    else return;
    event.preventDefault();
    // The page's own keys, such as the host's, are not meant here.
    event.stopPropagation();
  };
  return { cursor, isDown, handlers: { onKeyDown, onBlur: leave } };
}
