/** The logo: a loss curve going downhill with a ball on it. Like every chart, it is not mirrored on right-to-left pages. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <path
        d="M4 4.5C6 20 13 26.5 28 26.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="13.6" cy="10.6" r="5" className="fill-train" />
    </svg>
  );
}

/** Logo and name. The name is the same in every language. */
export function Brand({ className }: { className?: string }) {
  return (
    <span
      dir="ltr"
      translate="no"
      className={`inline-flex items-center gap-2 font-semibold text-lg tracking-tight ${className ?? ""}`}
    >
      <BrandMark className="size-7" />
      Downhill
    </span>
  );
}
