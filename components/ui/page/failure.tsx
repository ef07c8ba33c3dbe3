import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import type { Locale } from "@/lib/i18n/locales";
import failed from "@/lib/i18n/messages/failed.json";
import { Brand } from "./brand";

/** The few sentences of a page that broke, bundled in every language, since the messages may be what broke. */
export const failureTexts: Readonly<Record<Locale, (typeof failed)["en"]>> = failed;

/** The look of the one link or button of a `Failure`. */
export const wayOutClass = buttonClass({ variant: "primary", className: "mt-3 self-start" });

/** A page that broke: what that means, and the one thing to do about it. `children`: a link or button with `wayOutClass`. */
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
