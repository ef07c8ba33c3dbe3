import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";

/** A compact card. Its title line never wraps, so that nothing below moves when a number in it grows. */
export function LabCard({
  title,
  note,
  actions,
  className,
  children,
}: {
  title?: ReactNode;
  /** A small line under the title. */
  note?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Card className={cn("min-h-0 gap-2 px-4 py-3", className)}>
      {(title || actions) && (
        <header className="flex min-h-8 shrink-0 items-center justify-between gap-3">
          <div className="min-w-0">
            {title && <h2 className="truncate text-base leading-snug">{title}</h2>}
            {note}
          </div>
          {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
        </header>
      )}
      {children}
    </Card>
  );
}
