"use client";

import { useTranslations } from "next-intl";
import { sharesOf, type Tally } from "@/lib/learning/letters/tally";
import { WORD_KINDS, type WordKind } from "@/lib/learning/letters/writer";

/** The kinds' colours, which differ in lightness, too; their marks differ in shape. */
const KIND_COLOURS: Readonly<Record<WordKind, string>> = {
  recited: "var(--train)",
  guessed: "var(--validation)",
  invented: "color-mix(in oklab, var(--line-strong) 45%, var(--surface))",
};

/** A square for a word that was learnt by heart, a disc for one that was guessed, a ring for one that is new. */
export function KindMark({ kind }: { kind: WordKind }) {
  const colour = kind === "invented" ? "var(--line-strong)" : KIND_COLOURS[kind];
  return (
    <svg viewBox="0 0 12 12" className="size-2.5 shrink-0" aria-hidden="true">
      {kind === "recited" && <rect x="1.5" y="1.5" width="9" height="9" fill={colour} />}
      {kind === "guessed" && <circle cx="6" cy="6" r="5" fill={colour} />}
      {kind === "invented" && <circle cx="6" cy="6" r="4" fill="none" stroke={colour} strokeWidth="2" />}
    </svg>
  );
}

/** Of the words that a network wrote, how many are recited, guessed and invented, and what that means. */
export function TallyBar({ tally }: { tally: Tally | null }) {
  const t = useTranslations("writing.tally");
  const shares = tally && sharesOf(tally);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1.5">
      <h3 className="font-semibold text-sm">{t("title")}</h3>
      <div
        aria-hidden="true"
        className="flex h-4 overflow-hidden rounded-full bg-sunken forced-color-adjust-none"
      >
        {shares &&
          WORD_KINDS.map((kind) => (
            <span
              key={kind}
              style={{ width: `${100 * shares[kind]}%`, backgroundColor: KIND_COLOURS[kind] }}
              className="border-surface transition-[width] duration-300 not-first:border-s motion-reduce:transition-none"
            />
          ))}
      </div>
      <dl className="grid @lg:grid-cols-3 gap-x-4 gap-y-1 text-sm">
        {WORD_KINDS.map((kind) => (
          <div key={kind} className="min-w-0">
            <dt className="flex items-center gap-1.5 font-medium">
              <KindMark kind={kind} />
              <span>{t(`${kind}.name`)}</span>
              <span className="tabular" data-kind={kind}>
                {tally ? tally[kind] : "–"}
              </span>
            </dt>
            <dd className="text-ink-muted text-xs">{t(`${kind}.meaning`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
