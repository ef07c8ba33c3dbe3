import type { ReactNode } from "react";

/** Higher up on a chart than this, there is no room above a mark, in CSS pixels. */
const CLOSE_TO_TOP = 72;
const AWAY = 14;

/**
 * What a pointed mark stands for, on the side of it that has more room: beside it or, for a line, above it, so that the line stays in sight. `at`: in CSS pixels from
 * the corner of the chart, which is its parent.
 */
export function Readout({
  at: { x, y },
  above = false,
  children,
}: {
  at: { readonly x: number; readonly y: number };
  above?: boolean;
  children: ReactNode;
}) {
  const down = above ? (y < CLOSE_TO_TOP ? `${AWAY}px` : `calc(-100% - ${AWAY}px)`) : "-12px";
  return (
    <div
      aria-hidden="true"
      className="@container pointer-events-none absolute inset-x-0 z-2"
      style={{ top: above ? y : Math.max(12, y) }}
    >
      <p
        className="absolute w-max max-w-[min(24rem,48cqw)] rounded-control bg-ink px-2.5 py-1.5 text-canvas text-sm"
        // In the right half to the left of its mark: whatever is above or below zero there becomes one end or the other.
        style={{
          left: x,
          translate: `clamp(-100% - ${AWAY}px, (50cqw - ${x}px) * 1000, ${AWAY}px) ${down}`,
        }}
      >
        <bdi>{children}</bdi>
      </p>
    </div>
  );
}
