import { cn } from "@/components/ui/class-names";
import { LINK_WIDTHS, type LinkStroke } from "./link-strokes";

/** The lines of one gap: full above zero, dashed below, and grey where they stand for many numbers or for none. */
export function NetworkLinks({ strokes }: { strokes: readonly LinkStroke[] }) {
  return strokes.map(({ sign, level, path }) => (
    <path
      key={`${sign} ${level}`}
      d={path}
      fill="none"
      strokeWidth={LINK_WIDTHS[level]}
      strokeDasharray={sign < 0 ? "5 3" : undefined}
      strokeOpacity={level === 0 ? 0.35 : 0.3 + 0.1 * level}
      className={cn(
        level === 0
          ? "stroke-line-strong"
          : sign < 0
            ? "stroke-negative"
            : sign > 0
              ? "stroke-positive"
              : "stroke-ink-muted",
      )}
    />
  ));
}
