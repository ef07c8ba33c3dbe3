/** The whole lesson in one drawing: both losses go downhill, then validation turns up again while train goes on. */
export function TwoCurves({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 1200 300"
      preserveAspectRatio="none"
      className={className}
      fill="none"
      strokeLinecap="round"
    >
      <path
        d="M-20 20C120 22 150 150 330 196S620 236 760 222S1060 176 1220 138"
        className="stroke-validation"
        strokeWidth={3}
        strokeDasharray="9 9"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d="M-20 34C110 40 170 190 360 234S780 280 1220 288"
        className="stroke-train"
        strokeWidth={3.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
