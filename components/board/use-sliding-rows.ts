import { useLayoutEffect, useRef } from "react";

const EASING = "cubic-bezier(0.3, 0, 0.2, 1)";

/**
 * Slides the rows of a table body from their previous positions to the present ones. Rows are identified by `data-row`. `order`: any
 * string that changes with the order of the rows; `duration`: in milliseconds. Nothing moves under `prefers-reduced-motion`, nor
 * outside the window (a board can have three hundred rows), nor while `still`, for rows that are only being measured.
 */
export function useSlidingRows(order: string, { duration = 500, still = false } = {}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const places = useRef<ReadonlyMap<string, number>>(new Map());
  const sliding = useRef(new Map<string, Animation>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: places are only compared when the order has changed
  useLayoutEffect(() => {
    if (body.current === null || still) return;
    const rows = [...body.current.querySelectorAll<HTMLElement>("[data-row]")];
    const before = places.current;
    const now = new Map(rows.map((row) => [nameOf(row), row.offsetTop]));
    places.current = now;
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;

    const moved = rows
      .map((row) => ({ row, name: nameOf(row), from: before.get(nameOf(row)), to: row.offsetTop }))
      .filter(({ from, to }) => from !== undefined && from !== to)
      .filter(({ from = 0, to }) => isInSight(body.current, from) || isInSight(body.current, to))
      // All reads before any writes, so that the page is laid out only once.
      .map((move) => ({ ...move, by: (move.from ?? 0) + offsetOf(move.row, sliding.current) - move.to }));
    for (const { row, name, by } of moved) {
      sliding.current.get(name)?.cancel();
      const slide = row.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], {
        duration,
        easing: EASING,
      });
      sliding.current.set(name, slide);
      slide.onfinish = () => {
        if (sliding.current.get(name) === slide) sliding.current.delete(name);
      };
    }
  }, [order, still]);

  return body;
}

function nameOf(row: HTMLElement): string {
  return row.dataset.row ?? "";
}

/** How far a slide that is still under way has displaced the row, in pixels. */
function offsetOf(row: HTMLElement, sliding: ReadonlyMap<string, Animation>): number {
  return sliding.has(nameOf(row)) ? new DOMMatrix(getComputedStyle(row).transform).m42 : 0;
}

/** Whether a position this far down the table is in or near the window. */
function isInSight(body: HTMLElement | null, offset: number): boolean {
  const table = body?.parentElement;
  if (!table) return false;
  const top = table.getBoundingClientRect().top + offset;
  return top > -100 && top < window.innerHeight + 100;
}
