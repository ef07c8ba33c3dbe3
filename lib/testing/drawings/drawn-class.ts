import { glasses } from "@/lib/challenges/drawing/glasses";
import { posed } from "@/lib/challenges/drawing/paper";
import { rings } from "@/lib/challenges/drawing/rings";
import { between, drawnByHand } from "@/lib/challenges/drawing/stroke";
import type { TakenDrawing } from "@/lib/learning/drawing/class-drawings";
import { type SentStrokes, strokesToSend } from "@/lib/learning/drawing/sent-drawing";
import { boxAround, movedTo, type Sketch } from "@/lib/learning/drawing/sketch";
import type { SplitName } from "@/lib/learning/examples/split";
import { createRandom, deriveSeed, type Random } from "@/lib/learning/numbers/random";

/** What the students of these classes draw, by label: the words stand for any two. */
export const DRAWN = { labels: ["glasses", "rings"] };
const SKETCHES = [glasses, rings];

/** How somebody draws: unlike others, and much the same each time. */
type Hand = {
  readonly turn: number;
  readonly slant: number;
  readonly stretch: number;
  readonly wobble: number;
};

function handOf(author: number): Hand {
  const random = createRandom(deriveSeed(author, "hand"));
  return {
    turn: between(random, -0.3, 0.3),
    slant: between(random, -0.35, 0.35),
    stretch: between(random, 0.75, 1.35),
    wobble: between(random, 0.02, 0.12),
  };
}

/** The `number`-th drawing of a student, on their pad. */
export function drawingBy(author: number, number: number, label: number): SentStrokes {
  const random = createRandom(deriveSeed(1_000 * author + number, `drawing ${label}`));
  const { wobble, ...pose } = handOf(author);
  const sketch = posed(drawnByHand(SKETCHES[label]!(random), wobble, random), {
    ...pose,
    turn: pose.turn + between(random, -0.15, 0.15),
  });
  return strokesToSend(onPad(sketch, random));
}

function onPad(sketch: Sketch, random: Random): Sketch {
  const box = boxAround(sketch);
  const scale = between(random, 0.4, 0.85) / Math.max(box.width, box.height);
  const room = (length: number) => between(random, 0, 1 - scale * length);
  return movedTo(sketch, box, scale, room(box.width), room(box.height));
}

/** What a class has drawn. `parts`: of each student, in their order. */
export function drawnBy(parts: readonly SplitName[], each: number): TakenDrawing[] {
  return parts.flatMap((part, author) =>
    Array.from({ length: each }, (_, number) => {
      const label = (author + number) % DRAWN.labels.length;
      return { author, label, part, strokes: drawingBy(author, number, label) };
    }),
  );
}

/** The parts of this many students: half of them for training, a quarter each for the others. */
export function partsOf(students: number): SplitName[] {
  return Array.from(
    { length: students },
    (_, author) => (["train", "validation", "train", "test"] as const)[author % 4]!,
  );
}
