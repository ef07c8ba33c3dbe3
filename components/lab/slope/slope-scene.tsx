import { useId } from "react";
import { BALL, HEIGHT, type Point, pathThrough, type SlopeLayout, WIDTH } from "./slope-layout";

/** Points of the arc of a leap. */
const ARC = 14;

/**
 * A hillside with a ball on it, and the trail of the steps that the ball has taken. `steps`: how far it has come, not whole in the middle of a step. `label`: for
 * readers that do not see it.
 */
export function SlopeScene({
  layout,
  places,
  steps,
  label,
}: {
  layout: SlopeLayout;
  places: readonly number[];
  steps: number;
  label: string;
}) {
  const id = useId();
  const taken = Math.floor(steps);
  const share = steps - taken;
  const ball =
    share === 0 ? layout.ballAt(places[taken]!) : layout.between(places[taken]!, places[taken + 1]!, share);
  const ground = pathThrough(layout.curve);
  const { valley } = layout;
  const turned = (180 * ball.x) / (Math.PI * BALL);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      className="block w-full select-none rounded-control"
    >
      <defs>
        <linearGradient id={`${id}-sky`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--sunken)" />
          <stop offset="1" stopColor="var(--surface)" />
        </linearGradient>
        <linearGradient id={`${id}-ground`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="color-mix(in oklab, var(--accent) 34%, var(--surface))" />
          <stop offset="1" stopColor="color-mix(in oklab, var(--accent) 10%, var(--surface))" />
        </linearGradient>
      </defs>
      <rect width={WIDTH} height={HEIGHT} fill={`url(#${id}-sky)`} />
      <Hills />
      <path d={`${ground}V${HEIGHT}H0Z`} fill={`url(#${id}-ground)`} />
      <path d={ground} fill="none" stroke="var(--accent)" strokeWidth="3" strokeLinejoin="round" />
      <Flag at={valley} />
      <g fill="none" stroke="var(--train)" strokeWidth="1.6" strokeDasharray="1 5" strokeLinecap="round">
        {places.slice(0, taken).map((before, step) => {
          const after = places[step + 1]!;
          return layout.isLeap(before, after) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
            <path key={step} d={arc(layout, before, after)} />
          ) : null;
        })}
      </g>
      <g fill="var(--train)">
        {places.slice(0, taken).map((place, step) => {
          const { x, y } = layout.ballAt(place);
          const opacity = 0.25 + (0.45 * (step + 1)) / taken;
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          return <circle key={step} cx={x} cy={y} r="3.4" opacity={opacity} />;
        })}
      </g>
      <g transform={`translate(${ball.x.toFixed(2)} ${ball.y.toFixed(2)}) rotate(${turned.toFixed(1)})`}>
        <circle r={BALL} fill="var(--train)" stroke="var(--surface)" strokeWidth="2" />
        <path d={`M0 ${-BALL + 3.5}A${BALL - 3.5} ${BALL - 3.5} 0 0 1 ${BALL - 3.5} 0`} {...SHINE} />
      </g>
    </svg>
  );
}

const SHINE = {
  fill: "none",
  stroke: "var(--surface)",
  strokeWidth: 2,
  strokeLinecap: "round",
  opacity: 0.7,
} as const;

function arc({ between }: SlopeLayout, before: number, after: number): string {
  return pathThrough(Array.from({ length: ARC + 1 }, (_, index) => between(before, after, index / ARC)));
}

/** Far hills behind the slope. */
function Hills() {
  return (
    <>
      <path
        d={`M0 150C90 96 150 92 230 140S400 196 470 132S590 84 ${WIDTH} 104V${HEIGHT}H0Z`}
        fill="color-mix(in oklab, var(--accent) 7%, var(--sunken))"
      />
      <path
        d={`M0 206C120 150 210 176 300 190S470 150 540 176S610 190 ${WIDTH} 168V${HEIGHT}H0Z`}
        fill="color-mix(in oklab, var(--accent) 12%, var(--sunken))"
      />
    </>
  );
}

/** Where the ball should come to rest. */
function Flag({ at: { x, y } }: { at: Point }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d="M0 0V-46" stroke="var(--ink-muted)" strokeWidth="2" strokeLinecap="round" />
      <path d="M1 -46L21 -38L1 -30Z" fill="var(--good)" />
    </g>
  );
}
