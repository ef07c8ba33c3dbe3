import { type RefObject, useLayoutEffect, useRef } from "react";

const SLIDE = { duration: 600, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" };
/** With more names than this they change places at once: hundreds that move show nothing. */
const FEW = 90;

type Place = { readonly x: number; readonly y: number };

/**
 * Slides names, which wrap like text, from their previous places to the present ones when others arrive. Names are identified by `data-name`. `order`: any string that
 * changes with the order of the names; `settled`: false while it is only tried how many fit. Nothing moves under `prefers-reduced-motion`.
 */
export function useSlidingNames(box: RefObject<HTMLElement | null>, order: string, settled: boolean): void {
  const places = useRef<ReadonlyMap<string, Place>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: places are only compared when the order has changed
  useLayoutEffect(() => {
    if (box.current === null || !settled) return;
    const names = [...box.current.querySelectorAll<HTMLElement>("[data-name]")];
    const before = places.current;
    // All reads before any writes, so that the page is laid out only once.
    const now = names.map((name) => ({ name, place: { x: name.offsetLeft, y: name.offsetTop } }));
    places.current = new Map(now.map(({ name, place }) => [name.dataset.name ?? "", place]));
    if (names.length > FEW || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const { name, place } of now) {
      const from = before.get(name.dataset.name ?? "");
      if (from === undefined || (from.x === place.x && from.y === place.y)) continue;
      name.animate(
        [{ transform: `translate(${from.x - place.x}px, ${from.y - place.y}px)` }, { transform: "none" }],
        SLIDE,
      );
    }
  }, [order, settled]);
}
