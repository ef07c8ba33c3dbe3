import type { ReactNode } from "react";

/** A page to which a learning platform leads, inside its own page or not: without the header, whose links would not open there. */
export function LaunchPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col px-4 py-[clamp(1.5rem,9vh,7rem)] sm:px-8">
      <p className="mb-2 font-semibold text-ink-muted" translate="no">
        Downhill
      </p>
      <h1 className="mb-6 text-3xl">{title}</h1>
      {children}
    </main>
  );
}
