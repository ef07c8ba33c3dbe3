import { useLayoutEffect, useRef } from "react";

const SLIDE: KeyframeAnimationOptions = { duration: 500, easing: "cubic-bezier(0.3, 0, 0.2, 1)" };

/**
 * Slides the rows of a table body from where they were to where they are now. Rows are told apart by `data-row`.
 * `order` is any string that changes when the order of the rows does. Nothing moves under `prefers-reduced-motion`.
 */
export function useSlidingRows(order: string) {
  const body = useRef<HTMLTableSectionElement>(null);
  const places = useRef(new Map<string, number>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: places are only compared when the order has changed
  useLayoutEffect(() => {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const before = places.current;
    const now = new Map<string, number>();
    for (const row of body.current?.querySelectorAll<HTMLElement>("[data-row]") ?? []) {
      const name = row.dataset.row ?? "";
      now.set(name, row.offsetTop);
      const was = before.get(name);
      if (still || was === undefined || was === row.offsetTop) continue;
      const from = was + movedBy(row) - row.offsetTop;
      for (const animation of row.getAnimations()) animation.cancel();
      row.animate([{ transform: `translateY(${from}px)` }, { transform: "none" }], SLIDE);
    }
    places.current = now;
  }, [order]);

  return body;
}

/** How far a slide that is still under way has displaced the row, in pixels. */
function movedBy(row: HTMLElement): number {
  return row.getAnimations().length === 0 ? 0 : new DOMMatrix(getComputedStyle(row).transform).m42;
}
