import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { MAX_LETTERS } from "@/lib/learning/letters/alphabet";
import type { WordsOutline } from "@/lib/learning/letters/own-words";
import type { Direction, ListProblem, ReadList, WordList } from "@/lib/learning/letters/word-list";
import { MAX_LIST_BYTES, WORDS_RANGE } from "@/lib/learning/letters/word-list";

type WordsPreviewProps = {
  readonly read: ReadList;
  /** What a challenge of these words is like; null when they cannot be used. */
  readonly outline: WordsOutline | null;
} & Pick<WordList, "language" | "direction">;

/** What was read: how many words for what, a few of them, their letters, and what was left out and why. */
export function WordsPreview({ read, outline, language, direction }: WordsPreviewProps) {
  return (
    <div className="grid content-start gap-4">
      {read.problem && <Unusable problem={read.problem} />}
      {outline && <Outline outline={outline} lang={language} dir={direction} />}
      <LeftOut read={read} />
    </div>
  );
}

function Unusable({ problem }: { problem: ListProblem }) {
  const t = useTranslations("teach.plan.ownWords.problems");
  const format = useFormatter();
  const megabytes = useMegabytes();
  const limits = {
    ...{ min: format.number(WORDS_RANGE.min), max: format.number(WORDS_RANGE.max) },
    ...{ letters: MAX_LETTERS, size: megabytes(MAX_LIST_BYTES) },
  };
  const count = "count" in problem ? problem.count : 0;
  return <Notice tone="danger">{t(problem.why, { ...limits, count, megabytes: megabytes(count) })}</Notice>;
}

/** Writes a number of bytes in megabytes. */
export function useMegabytes(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => format.number(bytes / 1_000_000, { maximumFractionDigits: 1 });
}

const PARTS = ["train", "validation", "test", "quiz"] as const;

type OutlineProps = { outline: WordsOutline; lang: string; dir: Direction };

function Outline({ outline: { own, parts, examples }, lang, dir }: OutlineProps) {
  const t = useTranslations("teach.plan.ownWords");
  const format = useFormatter();
  const letters = Array.from(own.alphabet, (letter) => (letter === " " ? "␣" : letter));
  const count = Object.values(parts).reduce((sum, words) => sum + words);
  return (
    <>
      <p className="font-semibold text-lg">{t("found", { count, letters: letters.length })}</p>
      <dl className="grid grid-cols-2 gap-2 text-sm sm:grid-cols-4 md:grid-cols-2">
        {PARTS.map((part) => (
          <div key={part} className="flex flex-col-reverse justify-end rounded-control bg-sunken px-3 py-2">
            <dt className="text-ink-muted">{t(`parts.${part}`)}</dt>
            <dd className="tabular font-semibold text-base">{format.number(parts[part])}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-1">
        <h3 className="text-ink-muted text-sm">{t("examples")}</h3>
        <ul {...{ lang, dir }} className="flex flex-wrap gap-1.5">
          {examples.map((word) => (
            <li key={word} className="rounded-control border border-line px-2 py-0.5">
              {word}
            </li>
          ))}
        </ul>
      </div>
      <div className="grid gap-1">
        <h3 className="text-ink-muted text-sm">{t("alphabet")}</h3>
        <p {...{ lang, dir }} className="break-words leading-relaxed">
          {letters.join(" ")}
        </p>
      </div>
    </>
  );
}

function LeftOut({ read: { repeated, offensive, refused, lines } }: { read: ReadList }) {
  const t = useTranslations("teach.plan.ownWords");
  const sums = [
    ...(repeated > 0 ? [t("repeated", { count: repeated })] : []),
    ...(offensive > 0 ? [t("offensive", { count: offensive })] : []),
    ...(refused > 0 ? [t("refused", { count: refused })] : []),
  ];
  if (sums.length === 0) return null;
  return (
    <Notice tone="warning" title={t("leftOut")}>
      <ul className="grid gap-0.5 text-sm">
        {sums.map((sum) => (
          <li key={sum}>{sum}</li>
        ))}
      </ul>
      {lines.length > 0 && (
        <ul className="mt-2 grid gap-0.5 text-sm">
          {lines.map(({ line, why, text }) => (
            <li key={line} className="break-words">
              <span>{t(`lines.${why}`, { line })}</span> <bdi className="text-ink-muted">{text}</bdi>
            </li>
          ))}
          {refused > lines.length && <li>{t("lines.more", { count: refused - lines.length })}</li>}
        </ul>
      )}
    </Notice>
  );
}
