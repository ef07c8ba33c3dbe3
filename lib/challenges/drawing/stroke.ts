export type Point = { readonly x: number; readonly y: number };

/** A line of a drawing: points joined one to the next. x goes right, y goes down. */
export type Stroke = readonly Point[];

/** A drawing without a size or a place yet: its strokes, in units of their own. */
export type Sketch = readonly Stroke[];

/** The straight line from `from` to `to`, in enough pieces for a hand to wobble on. */
export function line(from: Point, to: Point): Stroke {
  const pieces = 6;
  return Array.from({ length: pieces + 1 }, (_, piece) => {
    const along = piece / pieces;
    return { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along };
  });
}

/** The outline through these corners, closed. */
export function polygon(corners: readonly Point[]): Stroke {
  return corners.flatMap((corner, index) => line(corner, corners[(index + 1) % corners.length]));
}

/** A round outline. `squareness` 2 is an ellipse; above it the sides grow straighter and the corners tighter. */
export type Oval = {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly squareness?: number;
};

/** The part of an oval from one angle to another (radians, 0 to the right, clockwise); all of it by default. Lamé, 1818. */
export function oval({ centre, width, height, squareness = 2 }: Oval, from = 0, to = 2 * Math.PI): Stroke {
  const pieces = Math.max(4, Math.ceil((28 * Math.abs(to - from)) / (2 * Math.PI)));
  return Array.from({ length: pieces + 1 }, (_, piece) => {
    const angle = from + ((to - from) * piece) / pieces;
    return {
      x: centre.x + (width / 2) * flattened(Math.cos(angle), squareness),
      y: centre.y + (height / 2) * flattened(Math.sin(angle), squareness),
    };
  });
}

function flattened(value: number, squareness: number): number {
  return Math.sign(value) * Math.abs(value) ** (2 / squareness);
}
