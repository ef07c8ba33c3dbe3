import type { ReactNode } from "react";

/** What a pointed mark stands for, written on the side of it that has more room. `at`: in CSS pixels from the corner of the chart, which is its parent. */
export function Readout({
  at: { x, y },
  children,
}: {
  at: { readonly x: number; readonly y: number };
  children: ReactNode;
}) {
  return (
    <div
      aria-hidden="true"
      className="@container pointer-events-none absolute inset-x-0 z-2"
      style={{ top: Math.max(0, y - 12) }}
    >
      <p
        className="absolute w-max max-w-[min(24rem,48cqw)] rounded-control bg-ink px-2.5 py-1.5 text-canvas text-sm"
        // To the left of its mark in the right half: as far as the mark is beyond the middle, up to its own width.
        style={{ left: x, translate: `clamp(-100% - 14px, (50cqw - ${x}px) * 1000, 14px) 0` }}
      >
        <bdi>{children}</bdi>
      </p>
    </div>
  );
}
