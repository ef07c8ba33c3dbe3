/** A legend's dot: filled for the training split, hollow for the validation split. `tone`: a text colour, for where splits have their own hue. */
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
