import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Brand } from "@/components/ui/page/brand";

/** A page of the lab with one centred message, such as the lobby or the end. */
export function CalmPage({
  status,
  notice,
  wide = false,
  children,
}: {
  status?: ReactNode;
  /** Across the page, above the content. */
  notice?: ReactNode;
  /** Has room for two columns. */
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-4 px-5 py-4">
        <Brand />
        <div className="flex items-center gap-5">{status}</div>
      </header>
      {notice}
      <main
        className={cn(
          "mx-auto flex w-full flex-1 flex-col justify-center gap-6 px-5 pt-2 pb-16",
          wide ? "max-w-2xl lg:max-w-[88rem]" : "max-w-2xl",
        )}
      >
        {children}
      </main>
    </div>
  );
}

/** A sentence about what the page is waiting for, with a pulsing dot that shows it is alive. */
export function Waiting({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mt-4 flex items-center justify-center gap-3 text-ink-muted text-lg">
      <span aria-hidden="true" className="size-2.5 shrink-0 animate-pulse rounded-full bg-accent" />
      <span>{children}</span>
    </p>
  );
}
