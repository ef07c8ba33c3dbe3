"use client";

import { PenLine, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import type { OwnWords, WordsOutline } from "@/lib/learning/letters/own-words";
import { bytesIn, MAX_LIST_BYTES, type WordList } from "@/lib/learning/letters/word-list";
import type { SentWords } from "@/lib/session/decide/plan";
import { OwnWordsDialog } from "./own-words-dialog";

type OwnWordsSectionProps = {
  readonly lists: readonly SentWords[];
  /** The plan has no room for another round. */
  readonly disabled: boolean;
  readonly outlineOf: (list: WordList) => WordsOutline;
  readonly onWrite: (list: SentWords) => void;
  /** Adds a round with words of this id. */
  readonly onAdd: (id: string, own: OwnWords) => void;
};

/** The teacher's own words as challenges: those of this plan, and the dialog that makes more. */
export function OwnWordsSection({ lists, disabled, outlineOf, onWrite, onAdd }: OwnWordsSectionProps) {
  const t = useTranslations("teach.plan.ownWords");
  const [writing, setWriting] = useState(false);
  // Not with every letter of the plan's title: they may have a megabyte.
  const used = useMemo(() => lists.reduce((sum, { text }) => sum + bytesIn(text), 0), [lists]);
  const counted = useMemo(() => lists.map((list) => ({ list, count: wordsIn(list).length })), [lists]);
  return (
    <section aria-labelledby="section-own-words" className="mt-4 grid gap-2">
      <h3 id="section-own-words" className="text-ink-muted text-sm">
        {t("section")}
      </h3>
      <ul className="grid divide-y divide-line rounded-card border border-line bg-surface">
        {counted.map(({ list, count }) => (
          <li key={list.id} className="flex items-center gap-3.5 p-3">
            <div className="grid min-w-0 flex-1 gap-0.5">
              <h4 className="truncate font-medium text-base leading-snug">
                <bdi>{list.title}</bdi>
              </h4>
              <p className="text-ink-muted text-sm">{t("count", { count })}</p>
            </div>
            <Button
              size="sm"
              disabled={disabled}
              aria-label={t("addOf", { title: list.title })}
              onClick={() => onAdd(list.id, outlineOf({ ...list, words: wordsIn(list) }).own)}
              className="shrink-0"
            >
              <Plus aria-hidden />
              <span>{t("add")}</span>
            </Button>
          </li>
        ))}
        <li className="flex flex-wrap items-center justify-between gap-3 p-3">
          <p className="min-w-0 flex-1 basis-48 text-sm">{t("intro")}</p>
          <Button size="sm" disabled={disabled} aria-haspopup="dialog" onClick={() => setWriting(true)}>
            <PenLine aria-hidden />
            <span>{t("write")}</span>
          </Button>
        </li>
      </ul>
      <OwnWordsDialog
        open={writing}
        onOpenChange={setWriting}
        room={MAX_LIST_BYTES - used}
        outlineOf={outlineOf}
        onChoose={({ words, ...list }, own) => {
          const id = freshId();
          onWrite({ ...list, id, text: words.join("\n") });
          onAdd(id, own);
          setWriting(false);
        }}
      />
    </section>
  );
}

/** Until the server names them after their content. */
function freshId(): string {
  return `words-${Math.random().toString(36).slice(2, 14)}`;
}

function wordsIn({ text }: SentWords): string[] {
  return text.split("\n");
}
