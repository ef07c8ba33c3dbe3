import type { ReactNode } from "react";

/** A sentence about what is waited for, with a sign that the page is awake. */
export function Waiting({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mt-4 flex items-center justify-center gap-3 text-ink-muted text-lg">
      <span aria-hidden="true" className="size-2.5 shrink-0 animate-pulse rounded-full bg-accent" />
      <span>{children}</span>
    </p>
  );
}
