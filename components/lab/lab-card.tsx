import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";

/** A card as dense as a laboratory bench. */
export function LabCard({
  title,
  actions,
  className,
  children,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Card
      title={title && <span className="text-base">{title}</span>}
      actions={actions}
      className={cn("min-h-0 gap-2 px-4 py-3", className)}
    >
      {children}
    </Card>
  );
}
