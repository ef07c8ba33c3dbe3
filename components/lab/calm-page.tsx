import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand";

/** A page of the lab with one thing on it, in the middle: the lobby, a pause, the end. */
export function CalmPage({
  status,
  notice,
  children,
}: {
  status?: ReactNode;
  /** Across the page, above what it is about. */
  notice?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-4 px-5 py-4">
        <Brand />
        <div className="flex items-center gap-5">{status}</div>
      </header>
      {notice}
      <main className="mx-auto flex w-full max-w-2xl flex-1 flex-col justify-center gap-6 px-5 pt-2 pb-16">
        {children}
      </main>
    </div>
  );
}
