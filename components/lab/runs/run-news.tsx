"use client";

import { useTranslations } from "next-intl";
import type { RunNewsItem } from "@/components/lab/train/training-state";
import { Notice } from "@/components/ui/notice";
import type { Run } from "@/lib/session/session";

const TONES = { resumed: "info", "not-kept": "warning", "too-late": "warning", unheard: "warning" } as const;

/** What became of a run while its page was away, in a sentence. Runs are counted as the list of my runs counts them. */
export function RunNews({ news, ownRuns }: { news: RunNewsItem; ownRuns: readonly Run[] }) {
  const t = useTranslations("lab.news");
  const { kind, run, round, points } = news;
  const before = ownRuns.filter((own) => own.round === round && own.number < run);
  return (
    <Notice tone={TONES[kind]} className="px-3 py-2 text-sm">
      {t(kind, { number: before.length + 1, round: round + 1, points })}
    </Notice>
  );
}
