/** A legend's cross: a run that diverged. */
export function CrossMark({ label }: { label: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg viewBox="0 0 12 12" className="size-3 text-danger" aria-hidden="true">
        <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
      <span>{label}</span>
    </span>
  );
}
