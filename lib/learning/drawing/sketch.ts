/** x goes right, y goes down. `pressure`: of the pen, 0 to 1; half of it gives a line its usual thickness, as does a pen that measures none. */
export type Point = { readonly x: number; readonly y: number; readonly pressure?: number };

/** A line of a drawing: points, each joined to the next. */
export type Stroke = readonly Point[];

/** A drawing that has no size or place yet: its strokes, in arbitrary units. */
export type Sketch = readonly Stroke[];

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** The box around all points of a sketch that has any. */
export function boxAround(sketch: Sketch): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of sketch) {
    for (const { x, y } of stroke) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** The sketch scaled, with the corner of its box at this place. */
export function movedTo(sketch: Sketch, from: Box, scale: number, left: number, top: number): Sketch {
  return sketch.map((stroke) =>
    stroke.map((point) => ({
      ...point,
      x: left + scale * (point.x - from.left),
      y: top + scale * (point.y - from.top),
    })),
  );
}
