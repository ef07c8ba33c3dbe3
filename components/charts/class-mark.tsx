import { classShape } from "./axes/class-shapes";

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
