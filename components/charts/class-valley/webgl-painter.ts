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

const GROUND_VERTEX = `#version 300 es
uniform mat4 view;
in vec3 point;
in vec3 normal;
out float height;
out vec3 facing;
void main() {
  height = point.y;
  facing = normal;
  gl_Position = view * vec4(point, 1.0);
}`;

/** The deeper, the stronger its colour, in one hue; soft light from the side; a line wherever the height is that of a contour. */
const GROUND_FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 paper;
uniform vec3 accent;
uniform vec3 ink;
uniform float top;
uniform float levels[12];
uniform int levelCount;
in float height;
in vec3 facing;
out vec4 colour;
void main() {
  float share = clamp(height / top, 0.0, 1.0);
  vec3 ground = mix(mix(paper, accent, 0.85), mix(paper, accent, 0.12), pow(share, 0.6));
  vec3 light = normalize(vec3(-0.45, 0.75, 0.5));
  float lit = dot(normalize(facing), light);
  ground = mix(ground * 0.62, ground, smoothstep(-0.1, 0.95, lit));
  float width = fwidth(height);
  float line = 0.0;
  for (int level = 0; level < 12; level++) {
    if (level >= levelCount) break;
    line = max(line, 1.0 - smoothstep(0.25, 1.0, abs(height - levels[level]) / max(width, 1e-6)));
  }
  colour = vec4(mix(ground, ink, 0.38 * line), 1.0);
}`;

/** A ribbon of constant width on the canvas, for one piece of a trail or a stem. */
const RIBBON_VERTEX = `#version 300 es
uniform mat4 view;
uniform vec2 canvas;
in vec2 corner;
in vec3 from;
in vec3 to;
in vec4 fromColour;
in vec4 toColour;
in float wide;
out vec4 tint;
void main() {
  vec4 a = view * vec4(from, 1.0);
  vec4 b = view * vec4(to, 1.0);
  vec2 way = (b.xy / b.w - a.xy / a.w) * canvas;
  float far = length(way);
  vec2 side = far < 1e-4 ? vec2(0.0) : vec2(-way.y, way.x) / far;
  vec4 end = mix(a, b, corner.x);
  end.xy += side * corner.y * wide / canvas * end.w;
  // In front of the ground on which it lies.
  end.z -= 0.004 * end.w;
  tint = mix(fromColour, toColour, corner.x);
  gl_Position = end;
}`;
const RIBBON_FRAGMENT = `#version 300 es
precision mediump float;
in vec4 tint;
out vec4 colour;
void main() { colour = vec4(tint.rgb * tint.a, tint.a); }`;

const BALL_VERTEX = `#version 300 es
uniform mat4 view;
uniform float scale;
in vec3 place;
in float radius;
in vec3 ballColour;
in float rim;
out vec3 base;
out float ring;
void main() {
  gl_Position = view * vec4(place, 1.0);
  gl_PointSize = max(4.0, 2.0 * radius * scale / gl_Position.w);
  base = ballColour;
  ring = rim;
}`;
const BALL_FRAGMENT = `#version 300 es
precision mediump float;
uniform vec3 paper;
uniform vec3 ink;
uniform float strength;
in vec3 base;
in float ring;
out vec4 colour;
void main() {
  vec2 place = 2.0 * gl_PointCoord - 1.0;
  float far = dot(place, place);
  if (far > 1.0) discard;
  vec3 facing = vec3(place.x, -place.y, sqrt(1.0 - far));
  float lit = clamp(dot(facing, normalize(vec3(-0.5, 0.7, 0.6))), 0.0, 1.0);
  vec3 shaded = mix(base * 0.66, mix(base, vec3(1.0), 0.4), pow(lit, 1.6));
  shaded = mix(shaded, ring > 0.5 ? ink : paper, smoothstep(ring > 0.5 ? 0.5 : 0.74, ring > 0.5 ? 0.58 : 0.84, far));
  float alpha = strength * (1.0 - smoothstep(0.92, 1.0, far));
  colour = vec4(shaded * alpha, alpha);
}`;

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
  let shown: Ground | null = null;
  let corners3 = 0;
  let ribbonNumbers = new Float32Array(0);
  let ballNumbers = new Float32Array(0);

  const putGround = (next: Ground) => {
    if (next === shown) return;
    shown = next;
    corners3 = next.triangles.length;
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
    const at = (name: string) => gl.getUniformLocation(ground, name);
    gl.uniformMatrix4fv(at("view"), false, view.matrix);
    gl.uniform3fv(at("paper"), inks.paper);
    gl.uniform3fv(at("accent"), inks.accent);
    gl.uniform3fv(at("ink"), inks.ink);
    gl.uniform1f(at("top"), TALL);
    const heights = levels.slice(0, MOST_LEVELS).map(({ y }) => y);
    gl.uniform1i(at("levelCount"), heights.length);
    if (heights.length > 0) gl.uniform1fv(at("levels"), heights);
    gl.bindVertexArray(groundArray);
    // Pushed back a little, so that what lies on the ground is not lost in it.
    gl.enable(gl.POLYGON_OFFSET_FILL);
    gl.polygonOffset(1, 1);
    gl.drawElements(gl.TRIANGLES, corners3, gl.UNSIGNED_INT, 0);
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
    gl.uniformMatrix4fv(gl.getUniformLocation(ribbon, "view"), false, view.matrix);
    gl.uniform2f(gl.getUniformLocation(ribbon, "canvas"), view.width, view.height);
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
    const at = (name: string) => gl.getUniformLocation(ball, name);
    gl.uniformMatrix4fv(at("view"), false, view.matrix);
    gl.uniform1f(at("scale"), (canvas.height * view.focus) / 2);
    gl.uniform3fv(at("paper"), inks.paper);
    gl.uniform3fv(at("ink"), inks.ink);
    gl.bindVertexArray(ballArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, balls);
    gl.bufferData(gl.ARRAY_BUFFER, ballNumbers.subarray(0, BALL * shownBalls.length), gl.DYNAMIC_DRAW);
    // Those under the ground shine through it faintly.
    gl.uniform1f(at("strength"), 0.35);
    gl.depthFunc(gl.GREATER);
    gl.depthMask(false);
    gl.drawArrays(gl.POINTS, 0, shownBalls.length);
    gl.depthFunc(gl.LEQUAL);
    gl.depthMask(true);
    gl.uniform1f(at("strength"), 1);
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
    },
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
