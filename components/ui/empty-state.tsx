import type { ReactNode } from "react";
import { cn } from "./class-names";

type EmptyStateProps = { title: ReactNode; body?: ReactNode; action?: ReactNode; className?: string };

/** Shown where there is nothing yet: says what will be here, and how it gets here. */
export function EmptyState({ title, body, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center gap-2 rounded-card border border-line-strong/50 border-dashed px-6 py-12 text-center",
        className,
      )}
    >
      <p className="font-semibold text-lg">{title}</p>
      {body && <p className="max-w-prose text-ink-muted">{body}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
