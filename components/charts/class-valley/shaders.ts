/*
 * The programs that draw the class valley, for WebGL 2.
 */

export const GROUND_VERTEX = `#version 300 es
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
export const GROUND_FRAGMENT = `#version 300 es
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
export const RIBBON_VERTEX = `#version 300 es
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
export const RIBBON_FRAGMENT = `#version 300 es
precision mediump float;
in vec4 tint;
out vec4 colour;
void main() { colour = vec4(tint.rgb * tint.a, tint.a); }`;

export const BALL_VERTEX = `#version 300 es
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
export const BALL_FRAGMENT = `#version 300 es
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
