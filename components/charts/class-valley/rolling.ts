import type { Ball, Point } from "./scene";

/** A ball on its way: it follows its path to where the run is, along every point of it. */
export type Rolling = {
  /** Where it is drawn now. */
  readonly at: Point;
  /** Where it has been, the oldest first; the last is where it is. */
  readonly trail: readonly Point[];
};

/** Of the way that is left, all but 1/e is gone in this time, in milliseconds: reports come about four times a second. */
const EASE_MS = 260;
/** Nearer than this, in points of the path, a ball has arrived. */
const ARRIVED = 0.01;

/**
 * Moves balls along their paths. A new ball begins at the end of its path; one whose path has become shorter, as in a replay that jumps back, is
 * moved there at once.
 */
export function createRolling() {
  const shown = new Map<string, { end: number; at: number }>();
  return {
    /** `elapsed`: milliseconds since the last call. */
    next(ball: Pick<Ball, "id" | "path" | "total">, elapsed: number): Rolling {
      const { path, total } = ball;
      const last = path.length - 1;
      const first = total - path.length;
      const known = shown.get(ball.id);
      const end = first + last;
      let at = known && known.end <= end ? Math.max(first, known.at) : end;
      at += (end - at) * (1 - Math.exp(-elapsed / EASE_MS));
      if (end - at < ARRIVED) at = end;
      shown.set(ball.id, { end, at });
      const index = Math.min(last, Math.floor(at - first));
      const here = between(path[index]!, path[Math.min(last, index + 1)]!, at - first - index);
      return { at: here, trail: [...path.slice(0, index + 1), here] };
    },
    /** Whether every ball has arrived. */
    isAtRest: () => [...shown.values()].every(({ end, at }) => at === end),
    /** Forgets all balls but these. */
    keep(ids: ReadonlySet<string>) {
      for (const id of shown.keys()) if (!ids.has(id)) shown.delete(id);
    },
  };
}

function between([x, y, z]: Point, [u, v, w]: Point, share: number): Point {
  return [x + share * (u - x), y + share * (v - y), z + share * (w - z)];
}
