import type { Point, Sketch, Stroke } from "@/lib/learning/drawing/sketch";
import type { Random } from "@/lib/learning/numbers/random";
import { between, line, onceRound, oval } from "./stroke";

/** A pair of glasses from the front: two lenses, a bridge between them, and the arms. One unit is about the width of a lens. */
export function glasses(random: Random): Sketch {
  const lens = {
    width: between(random, 0.85, 1.1),
    height: between(random, 0.62, 1.05),
    squareness: random() < 0.5 ? 2 : between(random, 2.4, 4),
  };
  const gap = between(random, 0.16, 0.45);
  const apart = (lens.width + gap) / 2;
  const left = { x: -apart, y: 0 };
  const right = { x: apart, y: between(random, -0.05, 0.05) };
  return [
    oval({ centre: left, ...lens }, ...onceRound(random)),
    oval({ centre: right, ...lens }, ...onceRound(random)),
    bridge(gap, lens.height, random),
    ...arms(apart + lens.width / 2, lens.height, random),
  ];
}

function bridge(gap: number, lensHeight: number, random: Random): Stroke {
  const centre = { x: 0, y: -lensHeight * between(random, 0, 0.25) };
  // A little wider than the gap, so that it meets lenses that curve away from it.
  const width = gap + 0.12;
  return oval({ centre, width, height: between(random, 0.1, 0.4) }, Math.PI, 2 * Math.PI);
}

/** Both arms point the same way when the glasses are seen slightly from the side, and apart when seen from the front. */
function arms(reach: number, lensHeight: number, random: Random): Sketch {
  const hinge = -lensHeight * between(random, 0.05, 0.3);
  const length = between(random, 0.35, 0.8);
  const rise = between(random, -0.75, 0.15);
  const lean = random() < 0.5 ? 0 : between(random, -0.9, 0.9);
  return [-1, 1].map((side) => {
    const start: Point = { x: side * reach, y: hinge };
    const bend: Point = {
      x: start.x + length * (side * (1 - Math.abs(lean)) * 0.8 + lean),
      y: start.y + length * rise,
    };
    const tip: Point = { x: bend.x + 0.1 * side, y: bend.y + between(random, 0.05, 0.25) };
    return random() < 0.5 ? line(start, bend) : [...line(start, bend), ...line(bend, tip)];
  });
}
