import { useEffect, useState } from "react";

const BETWEEN_MS = 140;
const EACH_MS = 350;

/**
 * How far each of `count` places has come into sight, 0–1, one after the other, since `arrival` became another one. All is there at once where it
 * is null, and for who wants no motion.
 */
export function useArrival(arrival: string | null, count: number): (place: number) => number {
  const [at, setAt] = useState<{ arrival: string | null; ms: number }>({ arrival: null, ms: 0 });
  useEffect(() => {
    if (arrival === null || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      setAt({ arrival, ms: Number.POSITIVE_INFINITY });
      return;
    }
    let frame = 0;
    const began = performance.now();
    const step = (now: number) => {
      const ms = now - began;
      const isOver = ms >= count * BETWEEN_MS + EACH_MS;
      setAt({ arrival, ms: isOver ? Number.POSITIVE_INFINITY : ms });
      if (!isOver) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [arrival, count]);
  const ms = arrival === null ? Number.POSITIVE_INFINITY : at.arrival === arrival ? at.ms : 0;
  return (place) => Math.max(0.06, Math.min(1, (ms - BETWEEN_MS * place) / EACH_MS));
}
