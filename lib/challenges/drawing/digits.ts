import type { Point, Sketch, Stroke } from "@/lib/learning/drawing/sketch";
import { gaussian, type Random } from "@/lib/learning/numbers/random";
import { curve } from "./stroke";

/** One way of writing a digit: the lines of the pen, and how often it is written so, beside its other ways. */
type Way = readonly [often: number, ...lines: string[]];

/**
 * By digit. A line is the points that the pen goes through, in hundredths: x goes right, y goes down, and a digit is about 100 wide and 150 tall. It
 * is smooth but for the points with an exclamation mark, where it has a corner.
 */
const WAYS: readonly (readonly Way[])[] = [
  [
    [1, "56,2 10,38 10,112 50,150 90,112 90,38 46,4"],
    [0.5, "60,4 22,45 24,115 52,148 78,110 74,36 44,8"],
  ],
  [
    [1, "50,0 50,75 50,150"],
    [0.9, "18,42 40,20 56,0! 55,75 54,150"],
    [0.4, "20,35 52,2! 52,75 52,148", "14,148 50,149 90,147"],
  ],
  [
    [1, "10,35 28,6 62,2 84,28 72,68 40,108 6,144! 50,142 96,144"],
    [1, "12,28 40,0 78,14 78,55 50,105 22,140 4,140 10,120 34,122 62,142 98,136"],
  ],
  [
    [1, "10,20 40,0 76,12 74,48 38,66! 75,75 90,108 72,140 38,150 2,132"],
    [0.4, "8,6 45,4 84,4! 60,36 38,66! 75,75 90,108 72,140 38,150 2,132"],
  ],
  [
    [1, "20,6 12,50 8,86! 45,86 95,80", "76,10 70,80 64,150"],
    [0.7, "66,2 36,50 4,100! 45,100 98,98", "68,2 68,75 68,150"],
    [0.6, "12,4 8,45 22,74 50,74 74,50", "82,2 76,75 70,150"],
  ],
  [
    [1, "24,6 20,30 16,62! 50,53 85,75 86,115 60,145 30,150 2,135", "22,6 50,4 86,2"],
    [0.8, "88,4 55,4 26,8! 20,35 16,62! 50,53 85,75 86,115 60,145 30,150 2,135"],
    [0.3, "90,6 50,6 22,28 28,60 66,80 80,114 56,146 8,144"],
  ],
  [
    [1, "74,4 36,34 12,85 16,130 48,150 80,126 74,92 44,82 14,112"],
    [0.6, "40,0 20,50 10,105 28,146 66,146 88,114 66,84 34,94 16,120"],
  ],
  [
    [1, "6,8 45,6 90,4! 64,70 40,150"],
    [0.5, "6,6 45,5 88,5! 60,72 42,150", "28,78 56,75 86,72"],
    [0.6, "8,34 10,8! 50,12 92,2! 68,50 52,100 50,150"],
  ],
  [
    [1, "78,22 48,0 18,22 28,56 62,84 82,118 50,150 14,122 34,86 68,52 80,16"],
    [0.5, "52,70 22,48 30,10 64,4 78,40 50,72", "48,72 14,95 16,134 52,150 86,128 82,90 50,70"],
  ],
  [
    [1, "82,30 50,0 16,20 14,55 45,72 76,50 84,14! 80,80 72,150"],
    [0.7, "82,30 50,0 16,20 14,55 45,72 76,50 84,20! 86,75 70,130 42,150 14,138"],
  ],
];

/** How far a hand misses each point of a digit, as a standard deviation. */
const UNSTEADY = 0.05;

/** A digit from 0 to 9, written in one of the ways in which people write it. */
export function writtenDigit(digit: number, random: Random): Sketch {
  const [, ...lines] = wayOf(WAYS[digit]!, random);
  return lines.flatMap((line) => penLine(line, random));
}

function wayOf(ways: readonly Way[], random: Random): Way {
  let left = random() * ways.reduce((sum, [often]) => sum + often, 0);
  for (const way of ways) {
    left -= way[0];
    if (left < 0) return way;
  }
  return ways[0]!;
}

/** A line of the pen, unsteady: smooth from corner to corner. */
function penLine(line: string, random: Random): Stroke[] {
  const knots = line.split(" ");
  const points = knots.map((knot): Point => {
    const [x, y] = knot.split(",").map((at) => Number.parseInt(at, 10) / 100) as [number, number];
    return { x: x + UNSTEADY * gaussian(random), y: y + UNSTEADY * gaussian(random) };
  });
  const corners = knots.flatMap((knot, index) => (knot.endsWith("!") ? [index] : []));
  return [0, ...corners].map((from, index) =>
    curve(points.slice(from, (corners[index] ?? knots.length) + 1)),
  );
}
