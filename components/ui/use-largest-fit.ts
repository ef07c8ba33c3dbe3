"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** A search in progress: the answer is between `low` and `high`, and `count` is on the page to be tried. */
type Search = {
  readonly of: string;
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly step: number;
  /** Results of earlier counts. Once both have occurred, the search bisects. */
  readonly tried: "nothing" | "fits" | "does not" | "both";
};

/**
 * How many things fit completely into a box, for screens that do not scroll: the rest is left out and counted, never cut off.
 * Render `count` of them (and a note about the rest) into the element with the ref `box`, which must clip; the hook tries counts
 * before anything is painted, until it has found the largest that fits (`settled`). `content`: must change when the things take up
 * a different amount of room.
 */
export function useLargestFit<Box extends HTMLElement>(
  most: number,
  content: string | number,
): { readonly box: RefObject<Box | null>; readonly count: number; readonly settled: boolean } {
  const box = useRef<Box>(null);
  const [resized, setResized] = useState(0);
  const of = `${most}/${resized}/${content}`;
  const [search, setSearch] = useState(() => begin(of, most, most));
  let current = search;
  if (search.of !== of) {
    // A list that grows by one usually shows one more, or as many as before.
    current = begin(of, most, search.count);
    setSearch(current);
  }
  const settled = current.low === current.high;

  useLayoutEffect(() => {
    if (!settled && box.current !== null) setSearch(afterTrying(current, fits(box.current)));
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another element is watched in its turn
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let frame = 0;
    const measure = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setResized((times) => times + 1));
    };
    const seen = { width: element.clientWidth, height: element.clientHeight };
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === seen.width && height === seen.height) return;
      Object.assign(seen, { width, height });
      measure();
    });
    observer.observe(element);
    // A font that loads late changes the size of the text, but not of the box.
    document.fonts.addEventListener("loadingdone", measure);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", measure);
    };
  }, [most === 0]);

  return { box, count: current.count, settled };
}

function fits({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1;
}

export function begin(of: string, most: number, last: number): Search {
  return { of, low: 0, high: most, count: Math.min(Math.max(1, last), most), step: 1, tried: "nothing" };
}

/** The next count to try: in growing steps away from the last one, then by bisection. Zero always fits. */
export function afterTrying(search: Search, fitted: boolean): Search {
  const low = fitted ? search.count : search.low;
  const high = fitted ? search.high : search.count - 1;
  if (low >= high) return { ...search, low, high: low, count: low };
  const outcome = fitted ? "fits" : "does not";
  const tried = search.tried === "nothing" || search.tried === outcome ? outcome : "both";
  const away = fitted ? low + search.step : high + 1 - search.step;
  const count = tried === "both" ? Math.ceil((low + high) / 2) : Math.min(high, Math.max(low + 1, away));
  return { ...search, low, high, count, step: 2 * search.step, tried };
}
