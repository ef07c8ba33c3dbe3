import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Brand } from "@/components/ui/page/brand";

/** The classes of the one action on the page. */
export const WAY_OUT = buttonClass({ variant: "primary", className: "mt-3 self-start" });

/** The content of a page that broke: what that means, and the one thing to do about it. */
export function Failure({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-3 px-6 pb-24">
      <Brand className="mb-6 self-start" />
      <h1 className="text-3xl">{title}</h1>
      <p className="text-ink-muted">{body}</p>
      {children}
    </main>
  );
}
