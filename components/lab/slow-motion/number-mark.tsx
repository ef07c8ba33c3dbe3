import { cn } from "@/components/ui/class-names";
import { formatBriefly } from "@/lib/learning/format";
import type { Spot } from "./trace-geometry";

/** A number where it stands in the network: round and filled above zero, square below, the fuller the larger beside `largest`. */
export function NumberMark({
  value,
  largest,
  spot: { x, y, half },
  dropped,
  numbered = true,
  name,
}: {
  /** Null: it has none here. */
  value: number | null;
  largest: number;
  spot: Spot;
  /** Dropout has dropped it. */
  dropped: boolean;
  /** Whether its number is written beside it. */
  numbered?: boolean;
  name: string;
}) {
  if (value === null)
    return (
      <circle cx={x} cy={y} r={half} className="fill-surface stroke-line-strong" strokeWidth="1.5">
        <title>{name}</title>
      </circle>
    );
  const share = largest > 0 ? Math.min(1, Math.abs(value) / largest) : 0;
  const tone = value < 0 ? "fill-negative stroke-negative" : "fill-positive stroke-positive";
  const look = {
    fillOpacity: Number.isFinite(share) ? 0.08 + 0.92 * share : 1,
    strokeWidth: 1.5,
    strokeDasharray: dropped ? "2 2" : undefined,
    className: cn(tone, dropped && "stroke-ink-muted"),
  };
  return (
    <g>
      <title>{`${name}: ${value}`}</title>
      {/* What stands behind must not show through. */}
      <circle cx={x} cy={y} r={half} className="fill-surface" />
      {value < 0 ? (
        <rect x={x - half + 1} y={y - half + 1} width={2 * half - 2} height={2 * half - 2} rx="1" {...look} />
      ) : (
        <circle cx={x} cy={y} r={half} {...look} />
      )}
      {numbered && (
        <text
          x={x + half + 3}
          y={y + 3.5}
          className={cn(
            "tabular fill-ink stroke-surface text-[10.5px] [paint-order:stroke]",
            dropped && "fill-ink-muted line-through",
          )}
          strokeWidth="3"
          strokeLinejoin="round"
        >
          {formatBriefly(value)}
        </text>
      )}
    </g>
  );
}
