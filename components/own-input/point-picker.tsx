"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { Extent } from "@/components/charts/examples/example-space";
import { formatBriefly } from "@/lib/learning/numbers/format";

/** Steps from one side of the plane to the other. */
const STEPS = 50;
const WIDE = 5;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Lies over a square chart of the plane: whoever clicks, drags or presses arrow keys moves a point. `extent`: of both axes. */
export function PointPicker({
  point: [x, y],
  extent: { low, high },
  onPoint,
}: {
  point: readonly [x: number, y: number];
  extent: Extent;
  onPoint: (point: readonly [number, number]) => void;
}) {
  const t = useTranslations("own-input.plane");
  const dragging = useRef(false);
  const side = high - low;
  const within = (place: number) => Math.min(high, Math.max(low, place));
  const pointAt = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    onPoint([
      within(low + ((clientX - left) / width) * side),
      within(high - ((clientY - top) / height) * side),
    ]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const step = (side / STEPS) * (event.shiftKey ? WIDE : 1);
    onPoint([within(x + step * arrow[0]), within(y + step * arrow[1])]);
  };
  return (
    <div className="absolute inset-0 grid place-content-center [container-type:size]">
      <div
        role="application"
        aria-label={t("label", { x: formatBriefly(x), y: formatBriefly(y) })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the point
        tabIndex={0}
        className="relative size-[min(100cqw,100cqh)] cursor-crosshair touch-none rounded-control"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (!event.isPrimary || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          dragging.current = true;
          pointAt(event);
        }}
        onPointerMove={(event) => {
          if (dragging.current) pointAt(event);
        }}
        onPointerUp={() => {
          dragging.current = false;
        }}
        onPointerCancel={() => {
          dragging.current = false;
        }}
      >
        <span
          aria-hidden="true"
          className="-translate-x-1/2 -translate-y-1/2 absolute size-5 rounded-full border-3 border-ink bg-surface/40 ring-2 ring-surface"
          style={{ left: `${(100 * (x - low)) / side}%`, top: `${(100 * (high - y)) / side}%` }}
        />
      </div>
    </div>
  );
}
