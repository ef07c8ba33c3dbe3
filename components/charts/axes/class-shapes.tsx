type Corner = readonly [x: number, y: number];

/** A class's mark around the origin, as large to the eye as a circle of radius 1: a circle, or corners in order, y downwards. */
export type ClassShape = "circle" | readonly Corner[];

const PLUS = { reach: 1.15, half: 0.42 };

/** By label; after the last shape, the first one is used again. Not every reader can tell classes apart by colour. */
const CLASS_SHAPES: readonly ClassShape[] = [
  "circle",
  square(0.88),
  triangle(-1.35),
  [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  plus(),
  triangle(1.35),
];

export function classShape(label: number): ClassShape {
  return CLASS_SHAPES[label % CLASS_SHAPES.length]!;
}

/** Traces the path of a class's mark; the caller fills or strokes it. `radius`: of the circle it looks as large as. */
export function traceShape(
  context: CanvasRenderingContext2D,
  label: number,
  x: number,
  y: number,
  radius: number,
) {
  const shape = classShape(label);
  context.beginPath();
  if (shape === "circle") context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    for (const [across, down] of shape) context.lineTo(x + radius * across, y + radius * down);
    context.closePath();
  }
}

function square(half: number): ClassShape {
  return [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ];
}

/** `tip`: how far the tip is below the middle; negative points upwards. */
function triangle(tip: number): ClassShape {
  const base = -tip / 2;
  const half = Math.abs(tip) * Math.cos(Math.PI / 6);
  return [
    [0, tip],
    [half, base],
    [-half, base],
  ];
}

function plus(): ClassShape {
  const { reach, half } = PLUS;
  const arm: Corner[] = [
    [half, -half],
    [half, -reach],
    [-half, -reach],
  ];
  const turned = (quarter: number): Corner[] =>
    arm.map(([x, y]) => [[x, y] as const, [y, -x] as const, [-x, -y] as const, [-y, x] as const][quarter]!);
  return [0, 1, 2, 3].flatMap(turned);
}

const MIDDLE = 6;
const RADIUS = 4;

/** A class's mark in its own colour, for legends and tables. */
export function ClassMark({ label }: { label: number }) {
  const shape = classShape(label);
  return (
    <svg
      viewBox="0 0 12 12"
      className="size-3 shrink-0"
      style={{ fill: `var(--class-${(label % 6) + 1})` }}
      aria-hidden="true"
    >
      {shape === "circle" ? (
        <circle cx={MIDDLE} cy={MIDDLE} r={RADIUS} />
      ) : (
        <polygon points={shape.map(([x, y]) => `${MIDDLE + RADIUS * x},${MIDDLE + RADIUS * y}`).join(" ")} />
      )}
    </svg>
  );
}

/** A legend's dot: filled for the training split, hollow for the validation split. `tone`: a text colour class. */
export function DotMark({
  filled = false,
  tone = "text-ink-muted",
  label,
}: {
  filled?: boolean;
  tone?: string;
  label: string;
}) {
  return (
    <span className="flex items-center gap-1.5">
      <svg viewBox="0 0 12 12" className={`size-3 ${tone}`} aria-hidden="true">
        <circle
          cx="6"
          cy="6"
          r="4"
          fill={filled ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.6"
        />
      </svg>
      <span>{label}</span>
    </span>
  );
}
