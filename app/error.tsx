"use client";

import { useEffect, useState } from "react";
import { Brand } from "@/components/ui/brand";
import { buttonClass } from "@/components/ui/button-class";
import ar from "@/lib/i18n/messages/ar/common.json";
import en from "@/lib/i18n/messages/en/common.json";

/** When a page breaks, messages may be what broke: its few sentences come with it, in both languages. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const [texts, setTexts] = useState(en.failed);
  useEffect(() => setTexts(document.documentElement.lang === "ar" ? ar.failed : en.failed), []);
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-3 px-6 pb-24">
      <Brand className="mb-6 self-start" />
      <h1 className="text-3xl">{texts.title}</h1>
      <p className="text-ink-muted">{texts.body}</p>
      <button
        type="button"
        onClick={reset}
        className={buttonClass({ variant: "primary", className: "mt-3 self-start" })}
      >
        {texts.action}
      </button>
    </main>
  );
}
