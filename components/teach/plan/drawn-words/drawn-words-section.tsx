"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { DRAWN_WORDS, type DrawnWords, MAX_WORD_CHARACTERS } from "@/lib/learning/drawing/class-drawings";
import { readDrawnWords } from "@/lib/session/decide/drawings/planned-drawings";

type DrawnWordsSectionProps = {
  /** The plan has no room for another round. */
  readonly disabled: boolean;
  readonly onAdd: (words: DrawnWords) => void;
};

/** A round whose examples the class draws: the words, and a button that adds it to the plan. */
export function DrawnWordsSection({ disabled, onAdd }: DrawnWordsSectionProps) {
  const t = useTranslations("teach.plan.drawnWords");
  const [typed, setTyped] = useState(t("usual"));
  const [tried, setTried] = useState(false);
  const read = readDrawnWords(typed);
  const add = () => {
    setTried(!read.ok);
    if (read.ok) onAdd(read.words);
  };
  return (
    <section aria-labelledby="section-drawn-words" className="mt-4 grid gap-2">
      <h3 id="section-drawn-words" className="text-ink-muted text-sm">
        {t("section")}
      </h3>
      <div className="grid gap-3 rounded-card border border-line bg-surface p-3">
        <p className="text-sm">{t("intro")}</p>
        <div className="flex flex-wrap items-start gap-3">
          <div className="min-w-0 flex-1 basis-56">
            <Field
              label={t("words")}
              hint={t("hint", { min: DRAWN_WORDS.min, max: DRAWN_WORDS.max })}
              error={
                tried && !read.ok
                  ? t(`faults.${read.fault}`, { ...DRAWN_WORDS, most: MAX_WORD_CHARACTERS })
                  : null
              }
            >
              <Input
                dir="auto"
                maxLength={400}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                // Within the form of the plan, which must not be sent by it.
                onKeyDown={(event) => {
                  if (event.key !== "Enter") return;
                  event.preventDefault();
                  add();
                }}
              />
            </Field>
          </div>
          <Button size="sm" disabled={disabled} onClick={add} className="mt-7.5 shrink-0 max-sm:mt-0">
            <Plus aria-hidden />
            <span>{t("add")}</span>
          </Button>
        </div>
      </div>
    </section>
  );
}
