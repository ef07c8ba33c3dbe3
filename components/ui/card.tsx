import type { ReactNode } from "react";
import { cn } from "./class-names";

type CardProps = {
  title?: ReactNode;
  /** Controls that belong to the whole card, at the end of its title line. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A bordered surface for one topic. */
export function Card({ title, actions, className, children }: CardProps) {
  return (
    <section
      className={cn("flex min-w-0 flex-col gap-4 rounded-card border border-line bg-surface p-5", className)}
    >
      {(title || actions) && (
        <header className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
          {title && <h2 className="text-lg">{title}</h2>}
          {actions && <div className="flex items-center gap-2">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
