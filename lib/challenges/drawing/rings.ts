import type { Point, Sketch } from "@/lib/learning/drawing/sketch";
import type { Random } from "@/lib/learning/numbers/random";
import { between, line, onceRound, oval, polygon } from "./stroke";

/** Finger rings: one with a stone, a plain broad band, or two that are linked. One unit is about the width of a ring. */
export function rings(random: Random): Sketch {
  const kind = random();
  if (kind < 0.45) return ringWithStone(random);
  if (kind < 0.6) return broadBand(random);
  return linkedRings(random);
}

function ringWithStone(random: Random): Sketch {
  const { sketch, top } = band({ x: 0, y: 0 }, between(random, 0.95, 1.1), random);
  return [...sketch, ...stone(top, between(random, 0.45, 0.7), random)];
}

function linkedRings(random: Random): Sketch {
  // From centre to centre: near enough for the rings to cross, far enough for them to be two.
  const apart = between(random, 0.5, 0.75);
  const sink = between(random, -0.25, 0.25);
  const first = band({ x: -apart / 2, y: -sink / 2 }, 1, random);
  const second = band({ x: apart / 2, y: sink / 2 }, between(random, 0.8, 1.15), random);
  const jewel = random() < 0.35 ? stone(first.top, between(random, 0.3, 0.45), random) : [];
  return [...first.sketch, ...second.sketch, ...jewel];
}

/** A band about `size` wide: one line, or both edges of its metal. `top`: where a stone sits. */
function band(centre: Point, size: number, random: Random): { readonly sketch: Sketch; readonly top: Point } {
  const width = size * between(random, 0.8, 1.05);
  const height = size * between(random, 0.8, 1.05);
  const outer = oval({ centre, width, height }, ...onceRound(random));
  const metal = size * between(random, 0.2, 0.3);
  const inner = { centre, width: width - metal, height: height - metal };
  const sketch = random() < 0.7 ? [outer] : [outer, oval(inner, ...onceRound(random))];
  return { sketch, top: { x: centre.x, y: centre.y - height / 2 } };
}

/** A broad band lying on a table: its upper rim, its lower edge in front, and the visible inside at the back. */
function broadBand(random: Random): Sketch {
  const width = between(random, 0.9, 1.1);
  const height = width * between(random, 0.4, 0.7);
  const depth = between(random, 0.2, 0.4);
  const rim = { centre: { x: 0, y: 0 }, width, height };
  const lower = { ...rim, centre: { x: 0, y: depth } };
  const side = (x: number) => [
    { x, y: 0 },
    { x, y: depth },
  ];
  return [
    oval(rim, ...onceRound(random)),
    [...side(-width / 2), ...oval(lower, Math.PI, 0), ...side(width / 2).reverse()],
    oval({ ...lower, width: width * 0.85, height: height * 0.8 }, Math.PI * 1.2, Math.PI * 1.8),
  ];
}

/** A stone of about `size`, resting on `foot`: a cut diamond, a round pearl or a square emerald. */
function stone(foot: Point, size: number, random: Random): Sketch {
  const kind = random();
  if (kind < 0.55) return diamond(foot, size, random);
  const centre = { x: foot.x, y: foot.y - size * 0.42 };
  if (kind < 0.8) return [oval({ centre, width: size * 0.9, height: size * between(random, 0.75, 0.9) })];
  return [oval({ centre, width: size, height: size * 0.8, squareness: 6 })];
}

/** A diamond from the side: pointed below, flat above, and usually with a line across its widest part. */
function diamond(foot: Point, size: number, random: Random): Sketch {
  const girdle = foot.y - size * between(random, 0.5, 0.65);
  const table = girdle - size * between(random, 0.25, 0.35);
  const left = { x: foot.x - size * 0.65, y: girdle };
  const right = { x: foot.x + size * 0.65, y: girdle };
  const outline = polygon([
    foot,
    left,
    { x: foot.x - size * 0.35, y: table },
    { x: foot.x + size * 0.35, y: table },
    right,
  ]);
  return random() < 0.6 ? [outline, line(left, right)] : [outline];
}
