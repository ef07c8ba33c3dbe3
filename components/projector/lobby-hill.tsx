import { useEffect, useRef } from "react";

const HILL = "M0 26C220 28 460 50 760 63S1180 69 1290 60S1370 48 1400 46";
/** The way of the ball's centre: down the hill, up on the other side, and back into the valley. */
const WAY =
  "M0 15C222 17 462 39 762 52S1176 58 1286 49C1200 56 1100 58 1010 57C960 56 940 55 950 56C980 57 1010 57 1030 57";

/** A quiet hill along the foot of its box. Whenever someone arrives, a ball rolls down it, and comes to rest in the valley. */
export function LobbyHill({ arrivals }: { readonly arrivals: number }) {
  const ball = useRef<SVGCircleElement>(null);
  const rolling = useRef<Animation | null>(null);
  useEffect(() => {
    if (arrivals === 0 || ball.current === null || rolling.current?.playState === "running") return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    rolling.current = ball.current.animate([{ offsetDistance: "0%" }, { offsetDistance: "100%" }], {
      duration: 5_000,
      easing: "cubic-bezier(0.35, 0.1, 0.2, 1)",
    });
  }, [arrivals]);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1400 80"
      preserveAspectRatio="xMidYMax slice"
      className="absolute inset-x-0 bottom-0 h-[8vh] w-full text-accent"
    >
      <path d={`${HILL}V80H0Z`} fill="currentColor" opacity="0.07" />
      <path d={HILL} fill="none" stroke="currentColor" strokeWidth="2" opacity="0.25" />
      <circle
        ref={ball}
        r="10"
        fill="var(--train)"
        opacity="0.85"
        style={{ offsetPath: `path("${WAY}")`, offsetDistance: "100%", offsetRotate: "0deg" }}
      />
    </svg>
  );
}
