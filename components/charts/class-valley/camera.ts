import { type Point, TALL } from "./scene";

/** A view of the scene: a matrix in columns, as WebGL takes it, for a canvas of this size in CSS pixels. */
export type View = {
  readonly matrix: Float32Array;
  readonly width: number;
  readonly height: number;
  /** One unit of the scene, at a distance of 1, in halves of the canvas's height. */
  readonly focus: number;
};

/** Where a point is on the canvas, in CSS pixels, and how long one unit of the scene is there. */
export type Projected = { readonly x: number; readonly y: number; readonly unit: number };

/** How far above the ground the camera looks down, in radians. */
const PITCH = 0.62;
const FIELD = 0.5;
const NEAR = 0.1;
const FAR = 20;

/** The scene seen from all round: `turn` in radians. It fills a canvas of any shape. */
export function viewOf(turn: number, width: number, height: number): View {
  const aspect = width / height;
  const focus = 1 / Math.tan(FIELD / 2);
  // Far enough that the corners of the ground, which are √2 from the middle, stay inside on every side while it turns.
  const distance = Math.max(5.35, 5.7 / aspect + 0.2);
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  const [tilt, level] = [Math.sin(PITCH), Math.cos(PITCH)];
  const middle = 0.25 * TALL;
  // Rows of the rotation: right, up and towards the camera.
  const right = [cos, 0, -sin];
  const up = [-tilt * sin, level, -tilt * cos];
  const back = [level * sin, tilt, level * cos];
  const shift = (row: readonly number[]) => -row[1]! * middle;
  const depth = (FAR + NEAR) / (NEAR - FAR);
  const depthShift = (2 * FAR * NEAR) / (NEAR - FAR);
  const column = (axis: number) => [
    (focus / aspect) * right[axis]!,
    focus * up[axis]!,
    depth * back[axis]!,
    -back[axis]!,
  ];
  const z = shift(back) - distance;
  const matrix = Float32Array.from([
    ...column(0),
    ...column(1),
    ...column(2),
    ...[(focus / aspect) * shift(right), focus * shift(up), depth * z + depthShift, -z],
  ]);
  return { matrix, width, height, focus };
}

/** The scene from above, with room around it. `room`: in CSS pixels. */
export function viewFromAbove(width: number, height: number, room: number): View {
  const half = Math.max(1, Math.min(width, height) / 2 - room);
  const [x, y] = [(2 * half) / width, (2 * half) / height];
  // x to the right, z down; height only decides what hides what, and nothing does.
  const matrix = Float32Array.from([x, 0, 0, 0, 0, 0, 0, 0, 0, -y, 0, 0, 0, 0, 0, 1]);
  return { matrix, width, height, focus: y };
}

export function project({ matrix: m, width, height, focus }: View, [x, y, z]: Point): Projected {
  const part = (row: number) => m[row]! * x + m[row + 4]! * y + m[row + 8]! * z + m[row + 12]!;
  const w = part(3);
  return {
    x: (width * (1 + part(0) / w)) / 2,
    y: (height * (1 - part(1) / w)) / 2,
    unit: (height * focus) / (2 * w),
  };
}
