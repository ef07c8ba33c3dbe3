"use client";

import { Lightbulb, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Hint } from "@/lib/learning/hints";
import { useHintWords } from "./hint-words";

/** One piece of advice for a student who is stuck. It can be put away, and the teacher can turn hints off. */
export function HintCard({ hint, onDismiss }: { hint: Hint; onDismiss: () => void }) {
  const t = useTranslations("lab.hint");
  const wordsOf = useHintWords();
  return (
    <aside
      aria-label={t("title")}
      className="flex items-start gap-2.5 rounded-card border border-accent/40 bg-accent/7 py-2.5 ps-3 pe-1.5 text-sm"
    >
      <Lightbulb aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-accent" />
      <p role="status" className="min-w-0 flex-1 leading-snug">
        <strong className="font-semibold">{`${t("title")}: `}</strong>
        <span>{wordsOf(hint)}</span>
      </p>
      <Button variant="quiet" size="sm" className="size-7 p-0" aria-label={t("dismiss")} onClick={onDismiss}>
        <X aria-hidden="true" />
      </Button>
    </aside>
  );
}
