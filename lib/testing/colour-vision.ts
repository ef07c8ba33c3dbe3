/** How eyes see colours: without cones for red or green, and how far apart. */

type Triple = readonly [number, number, number];

/** Linear sRGB as seen with all cones, without those for red, and without those for green (Machado, Oliveira and Fernandes, 2009, severity 1). */
export const VISIONS = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const satisfies Record<string, readonly [Triple, Triple, Triple]>;
export type Vision = keyof typeof VISIONS;

const TO_XYZ = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
] as const;
/** D65. */
const WHITE: Triple = [0.95047, 1, 1.08883];

/** A colour such as `#1a2b3c` in CIELAB, as this eye sees it. */
export function seenAs(hex: string, vision: Vision): Triple {
  const seen = times(VISIONS[vision], linear(hex)).map((part) => Math.min(1, Math.max(0, part)));
  const [x, y, z] = times(TO_XYZ, seen as unknown as Triple).map((part, index) =>
    curved(part / WHITE[index]!),
  );
  return [116 * y! - 16, 500 * (x! - y!), 200 * (y! - z!)];
}

/** How far apart two colours are (CIEDE2000): about 1 can just be told apart side by side. */
export function distance([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const grey = 1 + 0.5 * (1 - saturation(chroma));
  const [c1, c2] = [Math.hypot(a1 * grey, b1), Math.hypot(a2 * grey, b2)];
  const [h1, h2] = [hueOf(a1 * grey, b1), hueOf(a2 * grey, b2)];
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const middleHue = c1 * c2 === 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const [middleL, middleC] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const weight =
    1 -
    0.17 * Math.cos(radians(middleHue - 30)) +
    0.24 * Math.cos(radians(2 * middleHue)) +
    0.32 * Math.cos(radians(3 * middleHue + 6)) -
    0.2 * Math.cos(radians(4 * middleHue - 63));
  const fromMiddle = (middleL - 50) ** 2;
  const light = (l2 - l1) / (1 + (0.015 * fromMiddle) / Math.sqrt(20 + fromMiddle));
  const colour = (c2 - c1) / (1 + 0.045 * middleC);
  const hue = (2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2))) / (1 + 0.015 * middleC * weight);
  const blue = Math.sin(radians(60 * Math.exp(-(((middleHue - 275) / 25) ** 2))));
  return Math.sqrt(light ** 2 + colour ** 2 + hue ** 2 - 2 * saturation(middleC) * blue * colour * hue);
}

/** The contrast of two colours, 1 to 21, as WCAG defines it. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [one, other].map(luminance).sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  return times(TO_XYZ, linear(hex))[1];
}

function linear(hex: string): Triple {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
}

function times(matrix: readonly Triple[], [x, y, z]: Triple): Triple {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;
}

function curved(part: number): number {
  return part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part + 16) / 116;
}

function saturation(chroma: number): number {
  return Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
}

function hueOf(a: number, b: number): number {
  return (Math.atan2(b, a) * (180 / Math.PI) + 360) % 360;
}

function radians(degrees: number): number {
  return degrees * (Math.PI / 180);
}
