import type { View } from "./camera";
import {
  type Frame,
  type Rgb,
  type SceneInks,
  type ScenePainter,
  type ShownBall,
  TRAIL_WIDTH,
} from "./painter";
import { type Ground, isAtEdge, TALL } from "./scene";
import {
  BALL_FRAGMENT,
  BALL_VERTEX,
  GROUND_FRAGMENT,
  GROUND_VERTEX,
  RIBBON_FRAGMENT,
  RIBBON_VERTEX,
} from "./shaders";

const MOST_LEVELS = 12;
/** Numbers of a ribbon: from, to, both colours with opacity, width. Of a ball: place, radius, colour, rim. */
const RIBBON = 15;
const BALL = 8;

/** Draws with WebGL 2; null where the browser has none. */
export function openWebglPainter(canvas: HTMLCanvasElement): ScenePainter | null {
  const gl = canvas.getContext("webgl2", { antialias: true, alpha: true, powerPreference: "low-power" });
  if (!gl) return null;
  const ground = programOf(gl, GROUND_VERTEX, GROUND_FRAGMENT);
  const ribbon = programOf(gl, RIBBON_VERTEX, RIBBON_FRAGMENT);
  const ball = programOf(gl, BALL_VERTEX, BALL_FRAGMENT);
  if (!ground || !ribbon || !ball) return null;
  const buffers = { points: gl.createBuffer(), normals: gl.createBuffer(), triangles: gl.createBuffer() };
  const [corners, ribbons, balls] = [gl.createBuffer(), gl.createBuffer(), gl.createBuffer()];
  gl.bindBuffer(gl.ARRAY_BUFFER, corners);
  gl.bufferData(gl.ARRAY_BUFFER, Float32Array.of(0, -1, 0, 1, 1, -1, 1, 1), gl.STATIC_DRAW);
  const groundArray = arrayOf(gl, () => {
    attribute(gl, ground, "point", buffers.points, 3, 0, 0);
    attribute(gl, ground, "normal", buffers.normals, 3, 0, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.triangles);
  });
  const ribbonArray = arrayOf(gl, () => {
    attribute(gl, ribbon, "corner", corners, 2, 0, 0);
    const parts = [
      ["from", 3],
      ["to", 3],
      ["fromColour", 4],
      ["toColour", 4],
      ["wide", 1],
    ] as const;
    let at = 0;
    for (const [name, size] of parts) {
      attribute(gl, ribbon, name, ribbons, size, RIBBON, at, 1);
      at += size;
    }
  });
  const ballArray = arrayOf(gl, () => {
    attribute(gl, ball, "place", balls, 3, BALL, 0);
    attribute(gl, ball, "radius", balls, 1, BALL, 3);
    attribute(gl, ball, "ballColour", balls, 3, BALL, 4);
    attribute(gl, ball, "rim", balls, 1, BALL, 7);
  });
  const onGround = uniformsOf(gl, ground);
  const onRibbon = uniformsOf(gl, ribbon);
  const onBall = uniformsOf(gl, ball);
  let shown: Ground | null = null;
  let groundCorners = 0;
  let ribbonNumbers = new Float32Array(0);
  let ballNumbers = new Float32Array(0);
  /** Tells when all commands of the last frame have been carried out. */
  let drawn: WebGLSync | null = null;

  const putGround = (next: Ground) => {
    if (next === shown) return;
    shown = next;
    groundCorners = next.triangles.length;
    const put = (buffer: WebGLBuffer | null, values: Float32Array) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    };
    put(buffers.points, next.points);
    put(buffers.normals, normalsOf(next));
    gl.bindVertexArray(groundArray);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, next.triangles, gl.STATIC_DRAW);
  };

  const drawGround = (view: View, inks: SceneInks, { levels }: Ground) => {
    gl.useProgram(ground);
    gl.uniformMatrix4fv(onGround("view"), false, view.matrix);
    gl.uniform3fv(onGround("paper"), inks.paper);
    gl.uniform3fv(onGround("accent"), inks.accent);
    gl.uniform3fv(onGround("ink"), inks.ink);
    gl.uniform1f(onGround("top"), TALL);
    const heights = levels.slice(0, MOST_LEVELS).map(({ y }) => y);
    gl.uniform1i(onGround("levelCount"), heights.length);
    if (heights.length > 0) gl.uniform1fv(onGround("levels"), heights);
    gl.bindVertexArray(groundArray);
    // Pushed back a little, so that what lies on the ground is not lost in it.
    gl.enable(gl.POLYGON_OFFSET_FILL);
    gl.polygonOffset(1, 1);
    gl.drawElements(gl.TRIANGLES, groundCorners, gl.UNSIGNED_INT, 0);
    gl.disable(gl.POLYGON_OFFSET_FILL);
  };

  const drawRibbons = ({ view, balls: shownBalls, inks, outline }: Frame) => {
    const pieces = shownBalls.reduce((sum, { trail }) => sum + trail.length, outline.length);
    if (ribbonNumbers.length < RIBBON * pieces) ribbonNumbers = new Float32Array(2 * RIBBON * pieces);
    let at = 0;
    const add = (
      from: readonly number[],
      to: readonly number[],
      colour: Rgb,
      [a, b]: readonly number[],
      wide: number,
    ) => {
      ribbonNumbers.set(from, at);
      ribbonNumbers.set(to, at + 3);
      ribbonNumbers.set(colour, at + 6);
      ribbonNumbers[at + 9] = a!;
      ribbonNumbers.set(colour, at + 10);
      ribbonNumbers[at + 13] = b!;
      ribbonNumbers[at + 14] = wide;
      at += RIBBON;
    };
    for (const { trail, colour, stem, at: place, strength, isPointedAt } of shownBalls) {
      const wide = TRAIL_WIDTH * (isPointedAt ? 1.8 : 1);
      const opacity = (index: number) =>
        strength * (isPointedAt ? 0.9 : 0.75 * (index / (trail.length - 1)) ** 1.5);
      for (let index = 1; index < trail.length; index++) {
        // Nothing is known of the way beyond the map.
        if (isAtEdge(trail[index - 1]!) && isAtEdge(trail[index]!)) continue;
        add(trail[index - 1]!, trail[index]!, colour, [opacity(index - 1), opacity(index)], wide);
      }
      if (stem !== null)
        add([place[0], stem, place[2]], place, inks.ink, [0.5 * strength, 0.5 * strength], 0.6);
    }
    for (const [from, to] of outline) add(from, to, inks.ink, [0.3, 0.3], 0.8);
    if (at === 0) return;
    gl.useProgram(ribbon);
    gl.uniformMatrix4fv(onRibbon("view"), false, view.matrix);
    gl.uniform2f(onRibbon("canvas"), view.width, view.height);
    gl.bindVertexArray(ribbonArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, ribbons);
    gl.bufferData(gl.ARRAY_BUFFER, ribbonNumbers.subarray(0, at), gl.DYNAMIC_DRAW);
    gl.depthMask(false);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, at / RIBBON);
    gl.depthMask(true);
  };

  const drawBalls = (view: View, shownBalls: readonly ShownBall[], inks: SceneInks) => {
    if (ballNumbers.length < BALL * shownBalls.length)
      ballNumbers = new Float32Array(2 * BALL * shownBalls.length);
    for (const [index, { at, radius, colour, isPointedAt }] of shownBalls.entries()) {
      const from = BALL * index;
      ballNumbers.set(at, from);
      ballNumbers[from + 3] = radius;
      ballNumbers.set(colour, from + 4);
      ballNumbers[from + 7] = isPointedAt ? 1 : 0;
    }
    if (shownBalls.length === 0) return;
    gl.useProgram(ball);
    gl.uniformMatrix4fv(onBall("view"), false, view.matrix);
    gl.uniform1f(onBall("scale"), (canvas.height * view.focus) / 2);
    gl.uniform3fv(onBall("paper"), inks.paper);
    gl.uniform3fv(onBall("ink"), inks.ink);
    gl.bindVertexArray(ballArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, balls);
    gl.bufferData(gl.ARRAY_BUFFER, ballNumbers.subarray(0, BALL * shownBalls.length), gl.DYNAMIC_DRAW);
    // Those under the ground shine through it faintly.
    gl.uniform1f(onBall("strength"), 0.35);
    gl.depthFunc(gl.GREATER);
    gl.depthMask(false);
    gl.drawArrays(gl.POINTS, 0, shownBalls.length);
    gl.depthFunc(gl.LEQUAL);
    gl.depthMask(true);
    gl.uniform1f(onBall("strength"), 1);
    gl.drawArrays(gl.POINTS, 0, shownBalls.length);
  };

  return {
    paint(frame) {
      const { ground: next, balls: shownBalls, view, inks } = frame;
      if (gl.isContextLost()) return;
      putGround(next);
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      gl.enable(gl.DEPTH_TEST);
      gl.depthFunc(gl.LEQUAL);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      drawGround(view, inks, next);
      drawRibbons(frame);
      drawBalls(view, shownBalls, inks);
      gl.deleteSync(drawn);
      drawn = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      gl.flush();
    },
    isBusy: () => drawn !== null && gl.getSyncParameter(drawn, gl.SYNC_STATUS) === gl.UNSIGNALED,
    dispose() {
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
}

/** The normals of a ground: of each point, the mean of its triangles', weighted by their areas. */
function normalsOf({ points, triangles }: Pick<Ground, "points" | "triangles">): Float32Array {
  const normals = new Float32Array(points.length);
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [3 * triangles[at]!, 3 * triangles[at + 1]!, 3 * triangles[at + 2]!];
    const side = (to: number, axis: number) => points[to + axis]! - points[a + axis]!;
    const normal = [
      side(b, 1) * side(c, 2) - side(b, 2) * side(c, 1),
      side(b, 2) * side(c, 0) - side(b, 0) * side(c, 2),
      side(b, 0) * side(c, 1) - side(b, 1) * side(c, 0),
    ];
    // Upwards, however the triangle is wound.
    const sign = normal[1]! < 0 ? -1 : 1;
    for (const corner of [a, b, c])
      for (let axis = 0; axis < 3; axis++) normals[corner + axis]! += sign * normal[axis]!;
  }
  return normals;
}

function programOf(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS)) return program;
  console.warn("The class valley is drawn flat:", gl.getProgramInfoLog(program));
  return null;
}

/** Finds each uniform of a program once: looking it up takes longer than setting it. */
function uniformsOf(gl: WebGL2RenderingContext, program: WebGLProgram) {
  const known = new Map<string, WebGLUniformLocation | null>();
  return (name: string) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const location = gl.getUniformLocation(program, name);
    known.set(name, location);
    return location;
  };
}

function arrayOf(gl: WebGL2RenderingContext, fill: () => void): WebGLVertexArrayObject {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  fill();
  gl.bindVertexArray(null);
  return array;
}

/** `stride` and `at`: in numbers. `divisor` 1: one value for each instance. */
function attribute(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  name: string,
  buffer: WebGLBuffer | null,
  size: number,
  stride: number,
  at: number,
  divisor = 0,
) {
  const place = gl.getAttribLocation(program, name);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.enableVertexAttribArray(place);
  gl.vertexAttribPointer(place, size, gl.FLOAT, false, 4 * stride, 4 * at);
  gl.vertexAttribDivisor(place, divisor);
}
