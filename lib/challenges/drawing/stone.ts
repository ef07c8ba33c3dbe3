import type { Random } from "@/lib/learning/numbers/random";
import { between } from "./between";
import { line, oval, type Point, polygon, type Sketch } from "./stroke";

/** A stone of about `size` sitting on `foot`: a cut diamond, a round pearl or a square emerald. */
export function stone(foot: Point, size: number, random: Random): Sketch {
  const kind = random();
  if (kind < 0.55) return diamond(foot, size, random);
  const centre = { x: foot.x, y: foot.y - size * 0.42 };
  if (kind < 0.8) return [oval({ centre, width: size * 0.9, height: size * between(random, 0.75, 0.9) })];
  return [oval({ centre, width: size, height: size * 0.8, squareness: 6 })];
}

/** From the side: a point below, a flat table above, and mostly the girdle across. */
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
